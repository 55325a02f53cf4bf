package org.outboxfx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Transaction;

/**
 * Submits changes so that they can be taken back, and takes them back. A field that has been written since by anyone
 * keeps what it holds: to undo is never to overwrite somebody's edit unseen.
 */
final class Reversals {

    private final Replica replica;
    private final Outbox outbox;
    private final LocalChanges changes;

    Reversals(Replica replica, Outbox outbox, LocalChanges changes) {
        this.replica = replica;
        this.outbox = outbox;
        this.changes = changes;
    }

    Reversal submit(Transaction tx, List<Change> wanted) {
        var before = new LinkedHashMap<RecordKey, Record>();
        for (Change change : wanted) {
            if (before.put(change.key(), stored(tx, change.key())) != null) {
                throw new IllegalArgumentException(
                        "Two of the changes are of " + change.key() + "; expected at most one for each record. Join them.");
            }
        }
        List<OutboxEntry> entries = changes.submit(tx, wanted);
        var steps = new ArrayList<Reversal.Step>();
        for (int index = 0; index < entries.size(); index++) {
            Change change = wanted.get(index);
            steps.add(step(change, entries.get(index), before.getOrDefault(change.key(), Record.empty(change.key()))));
        }
        return new Reversal(steps);
    }

    /**
     * Takes changes back. What waits alone is cancelled, as if it had never been; of everything else the opposite is queued.
     *
     * @return what does the changes again
     */
    Reversal reverse(Transaction tx, Reversal reversal) {
        var again = new ArrayList<Reversal.Step>();
        var opposites = new ArrayList<Change>();
        for (Reversal.Step step : reversal.steps().reversed()) {
            Record now = stored(tx, step.back().key());
            var left = new TreeMap<>(step.back().fields());
            left.keySet().removeIf(field -> !value(field, now).equals(step.expected().get(field)));
            if (left.isEmpty()) {
                continue;
            }
            Optional<OutboxEntry> waiting = left.size() == step.back().fields().size() ? alone(tx, step) : Optional.empty();
            if (waiting.isPresent()) {
                changes.cancel(tx, waiting.get());
                Record gone = stored(tx, step.back().key());
                again.add(new Reversal.Step(null, step.back(), step.done(), values(step.done(), gone)));
            } else {
                opposites.add(put(step.back(), left));
            }
        }
        if (!opposites.isEmpty()) {
            again.addAll(submit(tx, opposites).steps());
        }
        return new Reversal(again.reversed());
    }

    /** Of a record that was made, only whether it is still there counts; otherwise each field goes back by itself. */
    private static Reversal.Step step(Change change, OutboxEntry entry, Record before) {
        boolean standsAlone = entry.fields().equals(change.fields())
                && entry.content().creates() == before.fields().isEmpty()
                && entry.fields().keySet().stream()
                        .allMatch(field -> entry.content().before().value(field).equals(before.value(field)));
        String opId = standsAlone ? entry.opId() : null;
        if (before.fields().isEmpty()) {
            return new Reversal.Step(opId, change, put(change, Map.of(Record.DELETED, FieldValue.of(true))),
                    new TreeMap<>(Map.of(Record.DELETED, FieldValue.of(false))));
        }
        return new Reversal.Step(opId, change, put(change, values(change, before)), change.fields());
    }

    private static SortedMap<String, FieldValue> values(Change change, Record record) {
        var values = new TreeMap<String, FieldValue>();
        change.fields().keySet().forEach(field -> values.put(field, value(field, record)));
        return values;
    }

    /** Without a mark a record is there; one of which nothing is left is as good as deleted. */
    private static FieldValue value(String field, Record record) {
        return field.equals(Record.DELETED)
                ? FieldValue.of(record.isDeleted() || record.fields().isEmpty())
                : record.value(field);
    }

    private static Change put(Change like, Map<String, FieldValue> fields) {
        return Change.put(like.key(), fields).withLane(like.lane());
    }

    /** The step's operation, if it waits untouched and its record has no other that waits. */
    private Optional<OutboxEntry> alone(Transaction tx, Reversal.Step step) {
        List<OutboxEntry> open = step.opId() == null ? List.of() : outbox.open(tx, step.back().key());
        return open.stream().filter(entry -> open.size() == 1 && entry.opId().equals(step.opId())
                && entry.fields().equals(step.done().fields()) && isUntouched(entry)).findFirst();
    }

    private static boolean isUntouched(OutboxEntry entry) {
        return !entry.progress().attempted()
                && (entry.state() == EntryState.QUEUED || entry.state() == EntryState.BLOCKED);
    }

    private Record stored(Transaction tx, RecordKey key) {
        return replica.find(tx, key).orElseGet(() -> Record.empty(key));
    }
}
