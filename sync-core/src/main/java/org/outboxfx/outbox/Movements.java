package org.outboxfx.outbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;

/**
 * Notes which entries a transaction moves, and once it is durable counts them and tells the listener. The counts are
 * kept in memory, so that asking for them costs nothing however many entries there are.
 *
 * <p>Notes are taken on the database's writing thread only; the counts may be read from any.
 */
final class Movements {

    private final AtomicReference<Map<EntryState, Long>> counts = new AtomicReference<>(Map.of());
    private final Witness witness;
    private final Deadline deadline;
    private final Consumer<Set<String>> listener;
    private @Nullable Notes current;

    Movements(Witness witness, Deadline deadline, Consumer<Set<String>> listener) {
        this.witness = witness;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** How many entries are in each state; states without any are absent or 0. */
    Map<EntryState, Long> counts() {
        return counts.get();
    }

    void erased(Transaction tx, OutboxEntry entry) {
        notes(tx).note(entry.opId(), entry.state(), entry.state());
        witness.erased(tx, entry);
    }

    Witness witness() {
        return witness;
    }

    void load(EntryStore store, Transaction tx) {
        var loaded = new EnumMap<EntryState, Long>(EntryState.class);
        store.counts(tx).forEach(count -> loaded.put(count.state(), count.entries()));
        counts.set(Collections.unmodifiableMap(loaded));
    }

    void added(Transaction tx, OutboxEntry entry) {
        notes(tx).note(entry.opId(), null, entry.state());
        witness.added(tx, entry);
        deadline.note(entry);
    }

    void moved(Transaction tx, OutboxEntry from, OutboxEntry to) {
        notes(tx).note(to.opId(), from.state(), to.state());
        witness.moved(tx, from, to);
        deadline.note(to);
    }

    void rewritten(Transaction tx, OutboxEntry entry) {
        notes(tx).note(entry.opId(), entry.state(), entry.state());
        witness.rewritten(tx, entry);
    }

    /** Lets those who look at an entry look again, though it stands where it was. */
    void told(Transaction tx, OutboxEntry entry) {
        notes(tx).note(entry.opId(), entry.state(), entry.state());
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
        listener.accept(Collections.unmodifiableSet(notes.opIds));
    }

    /** What one transaction has moved so far. */
    private static final class Notes {
        private final Transaction tx;
        private final Set<String> opIds = new LinkedHashSet<>();
        private final Map<EntryState, Long> deltas = new EnumMap<>(EntryState.class);

        Notes(Transaction tx) {
            this.tx = tx;
        }

        void note(String opId, @Nullable EntryState from, EntryState to) {
            opIds.add(opId);
            if (from != null) {
                deltas.merge(from, -1L, Long::sum);
            }
            deltas.merge(to, 1L, Long::sum);
        }
    }
}
