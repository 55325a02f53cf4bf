package org.outboxfx.app.tasks;

import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.record.FieldValue;

/** What the details editor holds; only fields that differ from the task are written. */
public record TaskEdit(String title, String notes, String due, String priority, String list) {

    public static TaskEdit of(Task task) {
        return new TaskEdit(task.title(), task.notes(), task.due(), task.priority(), task.list());
    }

    /** The fields that differ. */
    public Map<String, FieldValue> changesTo(Task task) {
        var changes = new TreeMap<String, FieldValue>();
        if (!title.isBlank()) {
            change(changes, "title", task.title(), title.strip());
        }
        change(changes, "notes", task.notes(), notes);
        change(changes, "due", task.due(), due);
        change(changes, "priority", task.priority(), priority);
        change(changes, "list", task.list(), list);
        return changes;
    }

    private static void change(Map<String, FieldValue> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.put(field, FieldValue.of(after.isEmpty() ? null : after));
        }
    }
}
