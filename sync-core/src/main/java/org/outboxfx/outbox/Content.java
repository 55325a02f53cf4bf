package org.outboxfx.outbox;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * What an entry wants done.
 *
 * @param lane entries of one lane are sent in the order of their numbers
 * @param dependsOn operations that must have been applied first
 * @param fields what it sets
 * @param before the same fields (and whether it was deleted) as the author saw them, absent ones left out
 * @param stamp the stamp of its fields; null while it is a draft
 * @param creates true if the record did not exist before
 */
public record Content(RecordKey key, Change.Kind kind, Change.Impact impact, String lane, List<String> dependsOn,
        SortedMap<String, FieldValue> fields, Record before, @Nullable HybridTimestamp stamp, boolean creates) {

    /** What a change becomes in the outbox. */
    static Content of(Change change, Record before, @Nullable HybridTimestamp stamp, boolean creates) {
        return new Content(change.key(), change.kind(), change.impact(), change.lane(), change.dependsOn(), change.fields(),
                before, stamp,
                creates);
    }

    Content stamped(@Nullable HybridTimestamp stamp) {
        return new Content(key, kind, impact, lane, dependsOn, fields, before, stamp, creates);
    }

    Content setting(SortedMap<String, FieldValue> fields, Record before, boolean creates) {
        return new Content(key, kind, impact, lane, dependsOn, fields, before, stamp, creates);
    }

    Content dependingOn(List<String> dependsOn) {
        return new Content(key, kind, impact, lane, List.copyOf(dependsOn), fields, before, stamp, creates);
    }

    /** Tells which fields it sets, not to what. */
    @Override
    public String toString() {
        return "Content[" + key + " " + fields.keySet() + "]";
    }
}
