package org.outboxfx.app.tasks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sidebar's numbers on one day, counted in one pass however many lists there are.
 *
 * @param today the day, {@code 2026-11-21}
 */
record TaskCounts(String today, Map<TaskFilter.Kind, Integer> ofKinds, Map<String, Integer> ofLists) {

    static TaskCounts of(List<Task> tasks, String today) {
        var counts = new TaskCounts(today, new EnumMap<>(TaskFilter.Kind.class), new HashMap<>());
        tasks.forEach(task -> counts.add(task, 1));
        return counts;
    }

    /** The numbers once some tasks are gone and others have come. */
    TaskCounts after(Patch<Task> patch) {
        var counts = new TaskCounts(today, new HashMap<>(ofKinds), new HashMap<>(ofLists));
        patch.gone().forEach(task -> counts.add(task, -1));
        patch.come().forEach(task -> counts.add(task, 1));
        return counts;
    }

    private void add(Task task, int number) {
        for (TaskFilter fixed : TaskBook.FIXED) {
            if (fixed.counts(task, today)) {
                ofKinds.merge(fixed.kind(), number, Integer::sum);
            }
        }
        if (!task.done() && !task.list().isEmpty()) {
            ofLists.merge(task.list(), number, Integer::sum);
        }
    }

    int of(TaskFilter filter) {
        return filter.kind() == TaskFilter.Kind.LIST
                ? ofLists.getOrDefault(filter.list(), 0)
                : ofKinds.getOrDefault(filter.kind(), 0);
    }
}
