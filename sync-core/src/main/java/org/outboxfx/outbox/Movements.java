package org.outboxfx.outbox;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/**
 * Stores what becomes of entries, tells the witness within the transaction, and once it is durable counts them and tells
 * the listener. The counts are kept in memory, so that asking for them costs nothing however many entries there are.
 *
 * <p>Everything but the counts is for the database's writing thread only; those may be read from any.
 */
final class Movements {

    private final AtomicReference<Map<EntryState, Long>> counts = new AtomicReference<>(Map.of());
    private final EntryStore store;
    private final Witness witness;
    private final Deadline deadline;
    private final BiConsumer<Set<String>, Set<RecordKey>> listener;
    private @Nullable Notes current;

    Movements(EntryStore store, Witness witness, Deadline deadline,
            BiConsumer<Set<String>, Set<RecordKey>> listener) {
        this.store = store;
        this.witness = witness;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** How many entries are in each state; states without any are absent or 0. */
    Map<EntryState, Long> counts() {
        return counts.get();
    }

    /** Stores an entry without the content that it had. */
    void erase(Transaction tx, OutboxEntry entry) {
        store.rewrite(tx, entry);
        told(tx, entry);
        witness.erased(tx, entry);
    }

    Witness witness() {
        return witness;
    }

    void load(Transaction tx) {
        var tally = Tally.read(tx, store, witness);
        counts.set(Collections.unmodifiableMap(tally.counts()));
        Long due = tally.due();
        deadline.set(due == null ? Instant.MIN : Instant.ofEpochMilli(due));
    }

    boolean keepTally(Transaction tx) {
        return Tally.keep(tx, store, witness, deadline);
    }

    OutboxEntry add(Transaction tx, OutboxEntry entry) {
        OutboxEntry added = store.insert(tx, entry);
        store.markDependedOn(tx, added.content().dependsOn());
        notes(tx).note(added, null);
        witness.added(tx, added);
        deadline.note(added);
        return added;
    }

    OutboxEntry move(Transaction tx, OutboxEntry from, Progress to) {
        return move(tx, from, from.with(to));
    }

    OutboxEntry move(Transaction tx, OutboxEntry from, OutboxEntry to) {
        OutboxEntry moved = store.move(tx, from, to);
        notes(tx).note(moved, from.state());
        witness.moved(tx, from, moved);
        deadline.note(moved);
        return moved;
    }

    void rewrite(Transaction tx, OutboxEntry entry) {
        store.rewrite(tx, entry);
        told(tx, entry);
        witness.rewritten(tx, entry);
    }

    /** Lets those who look at an entry look again, though it stands where it was. */
    void told(Transaction tx, OutboxEntry entry) {
        notes(tx).note(entry, entry.state());
    }

    private Notes notes(Transaction tx) {
        if (current == null || current.tx != tx) {
            var fresh = new Notes(tx);
            current = fresh;
            tx.afterCommit(() -> publish(fresh));
        }
        return current;
    }

    private void publish(Notes notes) {
        var updated = new EnumMap<EntryState, Long>(EntryState.class);
        updated.putAll(counts.get());
        notes.deltas.forEach((state, delta) -> updated.merge(state, delta, Long::sum));
        counts.set(Collections.unmodifiableMap(updated));
        if (current == notes) {
            current = null;
        }
        listener.accept(Collections.unmodifiableSet(notes.opIds), Collections.unmodifiableSet(notes.records));
    }

    /** What one transaction has moved so far. */
    private static final class Notes {
        private final Transaction tx;
        private final Set<String> opIds = new LinkedHashSet<>();
        private final Set<RecordKey> records = new LinkedHashSet<>();
        private final Map<EntryState, Long> deltas = new EnumMap<>(EntryState.class);

        Notes(Transaction tx) {
            this.tx = tx;
        }

        void note(OutboxEntry entry, @Nullable EntryState from) {
            opIds.add(entry.opId());
            records.add(entry.key());
            if (from != null) {
                deltas.merge(from, -1L, Long::sum);
            }
            deltas.merge(entry.state(), 1L, Long::sum);
        }
    }
}
