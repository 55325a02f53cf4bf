package org.outboxfx.app.tasks;

import java.time.LocalDate;

/**
 * Which tasks are looked at.
 *
 * @param list the list's id; empty unless the kind is {@code LIST}
 */
public record TaskFilter(Kind kind, String list) {

    public enum Kind {
        INBOX, TODAY, UPCOMING, ALL, LIST
    }

    static final TaskFilter INBOX = new TaskFilter(Kind.INBOX, "");

    static TaskFilter of(Kind kind) {
        return new TaskFilter(kind, "");
    }

    static TaskFilter ofList(String id) {
        return new TaskFilter(Kind.LIST, id);
    }

    /** Due dates are ISO texts, which sort by time: no parsing for each of many tasks. */
    boolean shows(Task task, LocalDate today) {
        String day = task.dueDay();
        return switch (kind) {
            case INBOX -> task.list().isEmpty();
            case TODAY -> !day.isEmpty() && day.compareTo(today.toString()) <= 0;
            case UPCOMING -> day.compareTo(today.toString()) > 0;
            case ALL -> true;
            case LIST -> task.list().equals(list);
        };
    }

    /** Tasks that are done stay in the lists they belong to and leave those made of days. */
    boolean showsDone() {
        return kind != Kind.TODAY && kind != Kind.UPCOMING;
    }
}
