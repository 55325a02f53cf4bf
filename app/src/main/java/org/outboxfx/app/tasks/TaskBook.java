package org.outboxfx.app.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All tasks and lists at one moment, sorted and counted away from the JavaFX thread. */
record TaskBook(List<Task> tasks, Map<String, Record> lists, Map<RecordKey, EntryState> unsent) {

    static final String LIST_TYPE = "list";
    static final TaskBook EMPTY = new TaskBook(List.of(), Map.of(), Map.of());

    static TaskBook of(List<Record> tasks, List<Record> lists, Map<RecordKey, EntryState> unsent) {
        var sortedLists = new LinkedHashMap<String, Record>();
        lists.stream().filter(list -> !list.isDeleted())
                .sorted(Comparator.comparing((Record list) -> list.text("position", "")).thenComparing(list -> list.key().id()))
                .forEach(list -> sortedLists.put(list.key().id(), list));
        var sortedTasks = tasks.stream().filter(task -> !task.isDeleted())
                .map(task -> Task.from(task, Tick.of(unsent.get(task.key())))).sorted(Task.ORDER).toList();
        return new TaskBook(sortedTasks, sortedLists, unsent);
    }

    List<Task> matching(TaskFilter filter, LocalDate today) {
        return tasks.stream().filter(task -> filter.shows(task, today) && (filter.showsDone() || !task.done())).toList();
    }

    List<Task> found(Search search) {
        return tasks.stream().filter(search::finds).toList();
    }

    List<Shelf> shelves(LocalDate today, Words words) {
        var shelves = new ArrayList<Shelf>();
        for (var kind : TaskFilter.Kind.values()) {
            if (kind != TaskFilter.Kind.LIST) {
                var filter = TaskFilter.of(kind);
                shelves.add(new Shelf(filter, words.of("tasks.shelf." + kind), open(filter, today), Tick.CONFIRMED));
            }
        }
        lists.forEach((id, list) -> shelves.add(new Shelf(TaskFilter.ofList(id), list.text("title", ""),
                open(TaskFilter.ofList(id), today), Tick.of(unsent.get(list.key())))));
        return shelves;
    }

    private int open(TaskFilter filter, LocalDate today) {
        return (int) tasks.stream().filter(task -> !task.done() && filter.shows(task, today)).count();
    }
}
