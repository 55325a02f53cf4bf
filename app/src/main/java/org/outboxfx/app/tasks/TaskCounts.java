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
        var ofLists = new HashMap<String, Integer>();
        var ofKinds = new EnumMap<TaskFilter.Kind, Integer>(TaskFilter.Kind.class);
        for (Task task : tasks) {
            for (TaskFilter fixed : TaskBook.FIXED) {
                if (fixed.counts(task, today)) {
                    ofKinds.merge(fixed.kind(), 1, Integer::sum);
                }
            }
            if (!task.done() && !task.list().isEmpty()) {
                ofLists.merge(task.list(), 1, Integer::sum);
            }
        }
        return new TaskCounts(today, ofKinds, ofLists);
    }

    int of(TaskFilter filter) {
        return filter.kind() == TaskFilter.Kind.LIST
                ? ofLists.getOrDefault(filter.list(), 0)
                : ofKinds.getOrDefault(filter.kind(), 0);
    }
}
