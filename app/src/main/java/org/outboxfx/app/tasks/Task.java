package org.outboxfx.app.tasks;

import java.util.Comparator;
import java.util.List;
import org.outboxfx.app.tick.Tick;
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
        List<String> contexts, String completed, String position, Tick tick) {

    public static final String TYPE = "task";

    /** Open ones by position; then done ones, the latest first. */
    static final Comparator<Task> ORDER = Comparator.comparing(Task::done)
            .thenComparing((one, other) -> one.done() ? other.completed().compareTo(one.completed()) : 0)
            .thenComparing(Task::position).thenComparing(Task::id);

    static Task from(Record record, Tick tick) {
        String contexts = record.text("contexts", "");
        return new Task(record.key().id(), record.text("title", ""), record.text("notes", ""), record.flag("done"),
                record.text("due", ""), record.text("priority", ""), record.text("list", ""),
                contexts.isBlank() ? List.of() : List.of(contexts.strip().split("\\s+")), record.text("completed", ""),
                record.text("position", ""), tick);
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
