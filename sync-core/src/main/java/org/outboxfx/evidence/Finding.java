package org.outboxfx.evidence;

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

    /** What was found, in words. */
    String sentence();
}
