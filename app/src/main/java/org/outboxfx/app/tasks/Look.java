package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;

/** What decides which tasks are seen. */
sealed interface Look permits Search, Look.Chosen {

    boolean finds(Task task);

    /** Those that it finds, in the order they are in. */
    default List<Task> among(List<Task> tasks) {
        var found = new ArrayList<>(tasks);
        found.removeIf(task -> !finds(task));
        return found;
    }

    /** Whether what this finds is among what the other finds, as when a letter was added to a search. */
    boolean isWithin(Look other);

    /**
     * Those that the sidebar offers.
     *
     * @param today the day, {@code 2026-11-21}
     */
    record Chosen(TaskFilter filter, String today) implements Look {

        @Override
        public boolean finds(Task task) {
            return filter.shows(task, today);
        }

        @Override
        public boolean isWithin(Look other) {
            return equals(other);
        }
    }
}
