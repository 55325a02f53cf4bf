package org.outboxfx;

import java.util.List;
import java.util.TreeMap;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Field;
import org.outboxfx.record.Merge;
import org.outboxfx.record.Record;

/** A record as it would be without changes that the outbox holds. Pure. */
final class Reverted {

    private Reverted() {}

    /**
     * Gives the entry's fields what they had before or the feed has brought since, unless a later edit has set them.
     *
     * @param beneath what the feed last brought of the record and is hidden here
     */
    static Record without(Record shown, OutboxEntry entry, Record beneath) {
        Record before = Merge.merge(entry.content().before(), beneath).merged();
        var fields = new TreeMap<>(shown.fields());
        for (String name : entry.fields().keySet()) {
            Field present = fields.get(name);
            if (present != null && present.stamp().equals(entry.content().stamp())) {
                Field old = before.fields().get(name);
                if (old == null) {
                    fields.remove(name);
                } else {
                    fields.put(name, old);
                }
            }
        }
        return new Record(shown.key(), fields);
    }

    /** The record without any of these entries. */
    static Record without(Record shown, List<OutboxEntry> entries, Record beneath) {
        Record left = shown;
        for (OutboxEntry entry : entries.reversed()) {
            left = without(left, entry, beneath);
        }
        return left;
    }
}
