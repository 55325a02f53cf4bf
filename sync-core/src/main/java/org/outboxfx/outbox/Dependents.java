package org.outboxfx.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.outboxfx.storage.Transaction;

/** The entries that wait for another one. A person's deed asks for them, so the search may take a while. */
final class Dependents {

    private final EntryStore store;
    private final Movements movements;

    Dependents(EntryStore store, Movements movements) {
        this.store = store;
        this.movements = movements;
    }

    /** What waits for an operation waits for it under its new id. */
    void follow(Transaction tx, String opId, String newOpId) {
        if (!store.isDependedOn(tx, newOpId)) {
            return;
        }
        each(tx, opId, Outbox.OPEN, entry -> {
            var ids = new ArrayList<>(entry.content().dependsOn());
            ids.replaceAll(id -> id.equals(opId) ? newOpId : id);
            movements.rewrite(tx, entry.with(entry.content().dependingOn(ids)));
        });
    }

    /** What waits for an operation that was taken back asks its person whether it is still meant; it does not go silently. */
    void ask(Transaction tx, String opId, Instant now) {
        if (!store.isDependedOn(tx, opId)) {
            return;
        }
        each(tx, opId, Set.of(EntryState.QUEUED, EntryState.BLOCKED), entry -> movements.move(tx, entry,
                entry.progress().to(EntryState.NEEDS_CONFIRMATION, Reason.DEPENDENCY_CANCELLED, now)));
    }

    /** The person means it nevertheless: what was taken back is no longer waited for. */
    OutboxEntry freed(Transaction tx, OutboxEntry entry) {
        return without(tx, entry, other -> other.state() == EntryState.CANCELLED);
    }

    /** An entry that no longer waits for those operations that are past waiting for. */
    OutboxEntry without(Transaction tx, OutboxEntry entry, Predicate<OutboxEntry> past) {
        List<String> left = entry.content().dependsOn().stream().filter(opId -> store.find(tx, opId).filter(past).isEmpty())
                .toList();
        if (left.size() == entry.content().dependsOn().size()) {
            return entry;
        }
        OutboxEntry freed = entry.with(entry.content().dependingOn(left));
        movements.rewrite(tx, freed);
        return freed;
    }

    private void each(Transaction tx, String opId, Set<EntryState> states, Consumer<OutboxEntry> action) {
        for (EntryState state : states) {
            store.inState(tx, state, Integer.MAX_VALUE).stream()
                    .filter(entry -> entry.content().dependsOn().contains(opId)).forEach(action);
        }
    }
}
