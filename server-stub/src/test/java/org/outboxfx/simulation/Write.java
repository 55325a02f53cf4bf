package org.outboxfx.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What one person did to one record, and what they had in front of them when they did it. */
final class Write {

    final int device;
    final long number;
    final RecordKey key;
    final SortedMap<String, FieldValue> fields;
    /** For each field that was shown: who had written it. */
    final Map<String, Write> seen = new HashMap<>();

    /** Fields that a later write sends in its place. */
    final Set<String> takenOver = new HashSet<>();
    /** Under which its device has it by now; the server may have taken a late copy under another. */
    @Nullable
    HybridTimestamp stamp;

    Write(int device, long number, RecordKey key, SortedMap<String, FieldValue> fields) {
        this.device = device;
        this.number = number;
        this.key = key;
        this.fields = fields;
    }

    /** Whether its author knew of another write of a field: saw it, or saw what was written by someone who knew of it. */
    boolean knows(@Nullable Write other, String field) {
        for (Write shown = seen.get(field); shown != null; shown = shown.seen.get(field)) {
            if (shown == other) {
                return true;
            }
        }
        return false;
    }

    /** What it had seen of a write that was taken back it now has seen as that one had, and as those it had taken over. */
    void unsee(Write takenBack) {
        Set.copyOf(seen.keySet()).forEach(
                field -> seen.computeIfPresent(field, (_, by) -> by == takenBack ? takenBack.beneath(field) : by));
    }

    private @Nullable Write beneath(String field) {
        Write before = seen.get(field);
        return before != null && before.takenOver.contains(field) ? before.beneath(field) : before;
    }

    @Override
    public String toString() {
        return "d" + device + "#" + number + " on " + key;
    }
}
