package org.outboxfx.app.tasks;

import org.outboxfx.app.tick.Tick;

/**
 * Which tasks are looked at.
 *
 * @param list the list's id; empty unless the kind is {@code LIST}
 */
public record TaskFilter(Kind kind, String list) {

    public enum Kind {
        INBOX,
        /** Due today, or late: nothing that is late drops out of sight. */
        TODAY, UPCOMING, OVERDUE, ALL,
        /** Something of it has not reached the server yet. */
        UNSENT, LIST
    }

    static final TaskFilter INBOX = new TaskFilter(Kind.INBOX, "");

    public static TaskFilter of(Kind kind) {
        return new TaskFilter(kind, "");
    }

    /** @param id the list's */
    public static TaskFilter ofList(String id) {
        return new TaskFilter(Kind.LIST, id);
    }

    /**
     * Whether a task is among these.
     *
     * @param today an ISO text as due dates are, which sort by time: no parsing for each of many tasks
     */
    public boolean shows(Task task, String today) {
        return switch (kind) {
            case INBOX -> task.list().isEmpty();
            case TODAY -> task.isDue() && !task.done() && task.dueDay().compareTo(today) <= 0;
            case UPCOMING -> !task.done() && task.dueDay().compareTo(today) > 0;
            case OVERDUE -> task.isDue() && !task.done() && task.dueDay().compareTo(today) < 0;
            case ALL -> true;
            case UNSENT -> task.tick() != Tick.CONFIRMED && task.tick() != Tick.SENT;
            case LIST -> task.list().equals(list);
        };
    }

    /** Whether its number counts a task: those that are done only if they are still to be sent. */
    boolean counts(Task task, String today) {
        return (kind == Kind.UNSENT || !task.done()) && shows(task, today);
    }
}
