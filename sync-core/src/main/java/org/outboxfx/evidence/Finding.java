package org.outboxfx.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.outboxfx.outbox.EntryState;

/** Something about the evidence that is not as it was written. */
public sealed interface Finding {

    /** The row's content does not fit its hash. */
    record AlteredRow(long sequence) implements Finding {
        @Override
        public String sentence() {
            return "Row " + sequence + " was altered: it does not fit its hash.";
        }
    }

    /** Rows that others go on from are not there. */
    record MissingRows(long from, long to) implements Finding {
        @Override
        public String sentence() {
            return from == to
                    ? "Row " + from + " is missing: it was deleted."
                    : "Rows " + from + " to " + to + " are missing: they were deleted.";
        }
    }

    /** A row that no other goes on from stands between two that belong together. */
    record InsertedRow(long sequence) implements Finding {
        @Override
        public String sentence() {
            return "Row " + sequence + " was inserted: the rows around it belong together without it.";
        }
    }

    /** Rows that are whole stand in another order than they were written in. */
    record ReorderedRows(List<Long> sequences) implements Finding {
        @Override
        public String sentence() {
            return "Rows " + sequences.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " were reordered: their hashes name another order.";
        }
    }

    /** Entries have gone on after the last row: the rows that told so were cut off. */
    record CutTail(long last, long entry, EntryState state) implements Finding {
        @Override
        public String sentence() {
            return "The end was cut off after row " + last + ": outbox entry " + entry + " is " + state
                    + ", and no row tells of that.";
        }
    }

    /** An entry's content is not what its evidence was written for. */
    record ChangedContent(long entry) implements Finding {
        @Override
        public String sentence() {
            return "The content of outbox entry " + entry + " was changed after the evidence of it was written.";
        }
    }

    /** Rows were changed, and all hashes after them made anew; but the server had signed the old ones. */
    record Rewritten(long sequence, Instant seen) implements Finding {
        @Override
        public String sentence() {
            return "The evidence up to row " + sequence + " was rewritten: the server saw another hash of that row at " + seen
                    + ".";
        }
    }

    /** The server has seen rows that are not there, and the entries know nothing of them: all is older than it should be. */
    record RestoredOlder(long last, Instant seen) implements Finding {
        @Override
        public String sentence() {
            return "An older copy of the database was put in place: row " + last
                    + " is the last one that the server knows too, and at " + seen + " it saw later ones that are not there.";
        }
    }

    /** The server has seen rows that are not there. */
    record EndsEarly(long last, long known, Instant seen) implements Finding {
        @Override
        public String sentence() {
            return "The evidence ends at row " + last + ", but the server saw row " + known + " at " + seen
                    + ": the end was cut off.";
        }
    }

    /** The server answered, and its signature is not there. */
    record MissingReceipt(long sequence, String request) implements Finding {
        @Override
        public String sentence() {
            return "The server's receipt for request " + request + " is missing, whose answers begin at row " + sequence + ".";
        }
    }

    /** A receipt that the server did not sign, or that it signed for other answers. */
    record ForgedReceipt(long sequence, String request) implements Finding {
        @Override
        public String sentence() {
            return "The receipt in row " + sequence + " for request " + request
                    + " does not fit: the server did not sign it, or signed other answers.";
        }
    }

    /** What was found, in words. */
    String sentence();
}
