package org.outboxfx.app.tasks;

/** A row of the task list. */
sealed interface TaskRow permits Task, TaskRow.DoneHeading {

    /** Stands between open and done tasks. */
    record DoneHeading(int count) implements TaskRow {}

    /** What stays the same while the row's content changes. */
    default String rowKey() {
        return switch (this) {
            case Task task -> task.id();
            case DoneHeading _ -> "";
        };
    }
}
