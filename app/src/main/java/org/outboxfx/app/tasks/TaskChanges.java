package org.outboxfx.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.app.desk.Position;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The changes that make tasks and lists and tick them off, whoever wants them. Pure. */
public final class TaskChanges {

    private TaskChanges() {}

    /**
     * A new task at the top.
     *
     * @param key of the new task, of type {@code task}
     * @param list the id of the list it belongs into; empty for the inbox
     * @param due as in a task's record; empty for none
     */
    public static Change added(RecordKey key, QuickAdd parsed, String list, String due, LocalDate today, Instant now) {
        var fields = new TreeMap<String, FieldValue>();
        fields.put("title", FieldValue.of(parsed.title()));
        fields.put("created", FieldValue.of(today.toString()));
        fields.put("position", FieldValue.of(Position.newest(now)));
        putIfThere(fields, "list", list);
        putIfThere(fields, "due", due);
        putIfThere(fields, "priority", parsed.priority());
        putIfThere(fields, "contexts", String.join(" ", parsed.contexts()));
        return Change.put(key, fields);
    }

    /** The fields of a task that was done on a day. */
    public static Map<String, FieldValue> done(LocalDate day) {
        return Map.of("done", FieldValue.of(true), "completed", FieldValue.of(day.toString()));
    }

    /** The fields of a task that is to be done again. */
    public static Map<String, FieldValue> reopened() {
        return Map.of("done", FieldValue.of(false), "completed", FieldValue.of(null));
    }

    /** A new list below all others. */
    public static Change list(String id, String name, Instant now) {
        return Change.put(new RecordKey(TaskBook.LIST_TYPE, id),
                Map.of("title", FieldValue.of(name.strip()), "position", FieldValue.of(Position.last(now))));
    }

    private static void putIfThere(Map<String, FieldValue> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, FieldValue.of(text));
        }
    }
}
