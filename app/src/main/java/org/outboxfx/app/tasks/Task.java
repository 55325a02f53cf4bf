package org.outboxfx.app.tasks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * A task as the window shows it. Absent texts are empty.
 *
 * @param due {@code 2026-11-21} or {@code 2026-11-21T09:00}
 * @param priority a letter from A (most urgent) to Z
 * @param list the id of its list; empty for the inbox
 * @param completed the day it was done, {@code 2026-11-21}
 * @param position where it stands in its list: texts in ascending order
 */
public record Task(String id, String title, String notes, boolean done, String due, String priority, String list,
        List<String> contexts, String completed, String position, Tick tick) implements TaskRow {

    public static final String TYPE = "task";

    /** Open ones by position; then done ones, the latest first. */
    static final Sorted.Order<Task> ORDER = new Sorted.Order<>(Task::id, Comparator.comparing(Task::done)
            .thenComparing((one, other) -> one.done() ? other.completed().compareTo(one.completed()) : 0)
            .thenComparing(Task::position).thenComparing(Task::id));

    static Task from(Record record, Tick tick) {
        return new Task(record.key().id(), record.text("title", ""), record.text("notes", ""), record.flag("done"),
                record.text("due", ""), record.text("priority", ""), record.text("list", ""), split(record.text("contexts", "")),
                record.text("completed", ""), record.text("position", ""), tick);
    }

    /** A task of which nothing is known but its id. */
    static Task unknown(String id) {
        return new Task(id, "", "", false, "", "", "", List.of(), "", "", Tick.SAVING);
    }

    /** The task with some of its fields changed, while that is being saved. */
    Task saving(Map<String, FieldValue> fields) {
        return new Task(id, text(fields, "title", title), text(fields, "notes", notes),
                fields.get("done") instanceof FieldValue.Flag flag ? flag.value() : done, text(fields, "due", due),
                text(fields, "priority", priority), text(fields, "list", list),
                fields.containsKey("contexts") ? split(text(fields, "contexts", "")) : contexts,
                text(fields, "completed", completed), text(fields, "position", position), Tick.SAVING);
    }

    private static String text(Map<String, FieldValue> fields, String name, String before) {
        return switch (fields.get(name)) {
            case null -> before;
            case FieldValue.Text text -> text.value();
            default -> "";
        };
    }

    private static List<String> split(String contexts) {
        return contexts.isBlank() ? List.of() : List.of(contexts.strip().split("\\s+"));
    }

    public RecordKey key() {
        return new RecordKey(TYPE, id);
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    /** The day it is due, {@code 2026-11-21}; empty if it is not. */
    String dueDay() {
        return due.length() > 10 ? due.substring(0, 10) : due;
    }
}
