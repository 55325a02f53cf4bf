package org.outboxfx.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/**
 * A later change takes over the fields that an earlier entry of the same record would have set, if the server cannot
 * have seen that entry (protocol, section 5). Pure: it decides, and {@link Outbox} stores.
 *
 * <p>What the later change takes over it takes with the earlier one's {@code before}, so that the server compares with
 * what it really has.
 */
final class Coalescing {

    /**
     * @param newest the new entry's content, with what it took over
     * @param rewritten earlier entries that lost some of their fields, or whose {@code before} named a taken field
     * @param emptied earlier entries with no field left
     */
    record Outcome(Content newest, List<OutboxEntry> rewritten, List<OutboxEntry> emptied) {}

    private Coalescing() {}

    /**
     * @param earlier the unsent entries of the same record, oldest first
     * @param dependedOn operations that others wait for, and which must be sent for that
     */
    static Outcome of(Content newest, List<OutboxEntry> earlier, Set<String> dependedOn) {
        if (!isOpen(newest)) {
            return new Outcome(newest, List.of(), List.of());
        }
        var before = new TreeMap<>(newest.before().fields());
        boolean creates = newest.creates();
        var current = new ArrayList<>(earlier);
        var emptied = new ArrayList<OutboxEntry>();
        for (int i = current.size() - 1; i >= 0; i--) {
            OutboxEntry entry = current.get(i);
            if (!isOpen(entry.content()) || entry.progress().attempted() || dependedOn.contains(entry.opId())
                    || !entry.state().next().contains(EntryState.ABSORBED)) {
                continue;
            }
            var kept = new TreeMap<>(entry.fields());
            kept.keySet().removeIf(field -> newest.fields().containsKey(field) && isOf(entry, before.get(field)));
            if (kept.size() == entry.fields().size()) {
                continue;
            }
            for (String taken : entry.fields().keySet()) {
                if (!kept.containsKey(taken)) {
                    Field original = entry.content().before().fields().get(taken);
                    put(before, taken, original);
                    forget(current, i + 1, taken, entry.content().stamp(), original);
                }
            }
            if (kept.isEmpty()) {
                creates |= entry.content().creates();
                emptied.add(current.remove(i));
            } else {
                current.set(i, rewritten(entry, kept, entry.content().before().fields()));
            }
        }
        var rewritten = new ArrayList<>(current);
        rewritten.removeAll(earlier);
        Content result = newest.setting(newest.fields(), new Record(newest.key(), before), creates);
        return new Outcome(result, rewritten, emptied);
    }

    /**
     * The entries after one that is taken out of the queue, no longer saying that they had seen its value.
     *
     * @param later the entries of the same record, oldest first
     */
    static List<OutboxEntry> without(OutboxEntry removed, List<OutboxEntry> later) {
        var current = new ArrayList<>(later);
        for (String field : removed.fields().keySet()) {
            forget(current, 0, field, removed.content().stamp(), removed.content().before().fields().get(field));
        }
        current.removeAll(later);
        return current;
    }

    /** Whether the author had the entry's value before them. One that the feed had hidden is sent: a conflict keeps it. */
    private static boolean isOf(OutboxEntry entry, @Nullable Field seen) {
        return seen != null && seen.stamp().equals(entry.content().stamp());
    }

    private static boolean isOpen(Content content) {
        return content.kind() == Change.Kind.PUT && content.impact() == Change.Impact.LOW && content.dependsOn().isEmpty();
    }

    private static void forget(List<OutboxEntry> entries, int from, String field, @Nullable HybridTimestamp seen,
            @Nullable Field original) {
        for (int i = from; i < entries.size(); i++) {
            OutboxEntry entry = entries.get(i);
            Field named = entry.content().before().fields().get(field);
            if (named != null && named.stamp().equals(seen)) {
                var before = new TreeMap<>(entry.content().before().fields());
                put(before, field, original);
                entries.set(i, rewritten(entry, new TreeMap<>(entry.fields()), before));
            }
        }
    }

    private static OutboxEntry rewritten(OutboxEntry entry, TreeMap<String, FieldValue> fields, Map<String, Field> before) {
        Content content = entry.content();
        var kept = new TreeMap<>(before);
        return entry.with(content.setting(fields, new Record(content.key(), kept), content.creates()));
    }

    private static void put(Map<String, Field> fields, String name, @Nullable Field field) {
        if (field == null) {
            fields.remove(name);
        } else {
            fields.put(name, field);
        }
    }
}
