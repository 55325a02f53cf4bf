package org.outboxfx.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.outboxfx.storage.Transaction;

/** The entries that wait for another one. A person's deed asks for them, so the search may take a while. */
final class Dependents {

    private final EntryStore store;
    private final Consumers moves;

    /** How an entry is moved, and how its content is rewritten. */
    interface Consumers {
        OutboxEntry move(Transaction tx, OutboxEntry from, OutboxEntry to);

        void rewrite(Transaction tx, OutboxEntry entry);
    }

    Dependents(EntryStore store, Consumers moves) {
        this.store = store;
        this.moves = moves;
    }

    /** What waits for an operation waits for it under its new id. */
    void follow(Transaction tx, String opId, String newOpId) {
        if (!store.isDependedOn(tx, newOpId)) {
            return;
        }
        each(tx, opId, Outbox.OPEN, entry -> {
            var ids = new ArrayList<>(entry.content().dependsOn());
            ids.replaceAll(id -> id.equals(opId) ? newOpId : id);
            moves.rewrite(tx, entry.with(entry.content().dependingOn(ids)));
        });
    }

    /** What waits for an operation that was taken back asks its person whether it is still meant; it does not go silently. */
    void ask(Transaction tx, String opId, Instant now) {
        if (!store.isDependedOn(tx, opId)) {
            return;
        }
        each(tx, opId, Set.of(EntryState.QUEUED, EntryState.BLOCKED), entry -> moves.move(tx, entry,
                entry.with(entry.progress().to(EntryState.NEEDS_CONFIRMATION, Reason.DEPENDENCY_CANCELLED, now))));
    }

    /** The person means it nevertheless: what was taken back is no longer waited for. */
    OutboxEntry freed(Transaction tx, OutboxEntry entry) {
        List<String> left = entry.content().dependsOn().stream()
                .filter(opId -> store.find(tx, opId).map(other -> other.state() != EntryState.CANCELLED).orElse(true)).toList();
        if (left.size() == entry.content().dependsOn().size()) {
            return entry;
        }
        OutboxEntry freed = entry.with(entry.content().dependingOn(left));
        moves.rewrite(tx, freed);
        return freed;
    }

    private void each(Transaction tx, String opId, Set<EntryState> states, Consumer<OutboxEntry> action) {
        for (EntryState state : states) {
            store.inState(tx, state, Integer.MAX_VALUE).stream()
                    .filter(entry -> entry.content().dependsOn().contains(opId)).forEach(action);
        }
    }
}
