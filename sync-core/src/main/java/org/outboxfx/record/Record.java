package org.outboxfx.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;

/** An immutable record: its key, and each field with the stamp of the edit that wrote it. */
public record Record(RecordKey key, SortedMap<String, Field> fields) {

    /** The field that marks a deleted record. It is merged like any other, so that restoring works. */
    public static final String DELETED = "deleted";

    /** The field by whose text records of a type are ordered for those who read only the first of them. */
    public static final String POSITION = "position";

    public Record {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** A record of which nothing is known yet: the neutral element of {@link Merge}. */
    public static Record empty(RecordKey key) {
        return new Record(key, Collections.emptySortedMap());
    }

    /** A record whose fields were all written by one edit. */
    public static Record stamped(RecordKey key, Map<String, FieldValue> values, HybridTimestamp stamp) {
        var fields = new TreeMap<String, Field>();
        values.forEach((name, value) -> fields.put(name, new Field(value, stamp)));
        return new Record(key, fields);
    }

    public boolean isDeleted() {
        return flag(DELETED);
    }

    /** The field's text, or null if it holds none. */
    public @Nullable String text(String name) {
        return value(name) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** The field's text, or the given one if it holds none. */
    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** The field's yes or no; no if it holds neither. */
    public boolean flag(String name) {
        return value(name) instanceof FieldValue.Flag flag && flag.value();
    }

    /** The field's number, or the given one if it holds none. */
    public long whole(String name, long otherwise) {
        return value(name) instanceof FieldValue.Whole whole ? whole.value() : otherwise;
    }

    /** The field's value; {@code EMPTY} if the record has no such field. */
    public FieldValue value(String name) {
        Field field = fields.get(name);
        return field == null ? FieldValue.Empty.EMPTY : field.value();
    }

    /** The stamp of the field's last edit, or null if the record has no such field. */
    public @Nullable HybridTimestamp stamp(String name) {
        Field field = fields.get(name);
        return field == null ? null : field.stamp();
    }

    /** The newest stamp of all fields, or null for an empty record. */
    public @Nullable HybridTimestamp newestStamp() {
        return fields.values().stream().map(Field::stamp).max(HybridTimestamp::compareTo).orElse(null);
    }
}
