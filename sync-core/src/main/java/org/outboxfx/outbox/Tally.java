package org.outboxfx.outbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/**
 * What is known of all entries together. It is kept at the end of a run, so that the next one need not look at them all. As
 * every move of an entry is in the evidence, what was kept is true as long as the evidence has not gone on; after a crash it has.
 *
 * @param counts how many entries there are in each state; states without any are absent
 * @param due in milliseconds, a time before which none of them is due; null if no time is known
 */
record Tally(Map<EntryState, Long> counts, @Nullable Long due) {

    Tally {
        Objects.requireNonNull(counts);
    }

    static Tally read(Transaction tx, EntryStore store, Witness witness) {
        return kept(tx, witness).orElseGet(() -> new Tally(counted(tx, store), null));
    }

    /**
     * Keeps what is so in this transaction.
     *
     * @return false if that was kept already
     */
    static boolean keep(Transaction tx, EntryStore store, Witness witness, Deadline deadline) {
        if (kept(tx, witness).isPresent()) {
            return false;
        }
        Instant due = deadline.at();
        var tally = new Tally(counted(tx, store),
                due.equals(Instant.MIN) || due.equals(Instant.MAX) ? null : due.toEpochMilli());
        tx.update("delete from outbox_tally");
        tx.update("insert into outbox_tally (head, content) values (?, ?)", head(tx, witness), Wire.writeText(tally));
        return true;
    }

    private static Optional<Tally> kept(Transaction tx, Witness witness) {
        return tx.first("select content from outbox_tally where head = ?", row -> row.text("content"), head(tx, witness))
                .flatMap(Tally::fromJson);
    }

    private static Map<EntryState, Long> counted(Transaction tx, EntryStore store) {
        var counts = new EnumMap<EntryState, Long>(EntryState.class);
        store.counts(tx).forEach(count -> counts.put(count.state(), count.entries()));
        return counts;
    }

    private static String head(Transaction tx, Witness witness) {
        return witness.head(tx).hash();
    }

    /** Empty if another version of the program has kept it in another form. */
    private static Optional<Tally> fromJson(String json) {
        try {
            return Optional.of(Wire.read(json, Tally.class));
        } catch (WireException e) {
            return Optional.empty();
        }
    }
}
