package org.outboxfx.app.exchange;

import java.util.List;
import java.util.Map;
import org.outboxfx.record.Record;

/**
 * A task as files know it. Absent texts are empty.
 *
 * @param due a day, or a day and a time: {@code 2026-12-04T09:00}
 * @param priority a letter from A to Z
 * @param list the name of its list
 * @param created the day it was made
 * @param completed the day it was done
 * @param id the id of the record that is written; empty where a file is read
 */
public record FileTask(String title, String notes, boolean done, String due, String priority, String list, List<String> contexts,
        String created, String completed, String id) {

    public FileTask {
        contexts = List.copyOf(contexts);
    }

    FileTask(String title, String notes, boolean done, String due, String priority, String list, List<String> contexts,
            String created, String completed) {
        this(title, notes, done, due, priority, list, contexts, created, completed, "");
    }

    /** @param lists the titles of the lists, by id */
    static FileTask of(Record task, Map<String, String> lists) {
        String contexts = task.text("contexts", "");
        return new FileTask(task.text("title", ""), task.text("notes", ""), task.flag("done"), task.text("due", ""),
                task.text("priority", ""), lists.getOrDefault(task.text("list", ""), ""),
                contexts.isBlank() ? List.of() : List.of(contexts.strip().split("\\s+")), task.text("created", ""),
                task.text("completed", ""), task.key().id());
    }

    String dueDay() {
        return due.length() > 10 ? due.substring(0, 10) : due;
    }

    /** {@code 09:00}; empty if it is due on a day as a whole. */
    String dueTime() {
        return due.length() > 11 ? due.substring(11) : "";
    }
}
