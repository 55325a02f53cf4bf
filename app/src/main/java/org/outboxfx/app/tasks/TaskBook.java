package org.outboxfx.app.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All tasks and lists at one moment, sorted and counted away from the JavaFX thread. */
record TaskBook(List<Task> tasks, Map<String, Record> lists, Map<RecordKey, EntryState> unsent) {

    static final String LIST_TYPE = "list";
    /** All ways to look at tasks that are always there. */
    private static final List<TaskFilter> FIXED = Arrays.stream(TaskFilter.Kind.values())
            .filter(kind -> kind != TaskFilter.Kind.LIST).map(TaskFilter::of).toList();
    static final TaskBook EMPTY = new TaskBook(List.of(), Map.of(), Map.of());

    static TaskBook of(List<Record> tasks, List<Record> lists, Map<RecordKey, EntryState> unsent) {
        var sortedTasks = tasks.stream().filter(task -> !task.isDeleted())
                .map(task -> Task.from(task, Tick.of(unsent.get(task.key())))).sorted(Task.ORDER).toList();
        return new TaskBook(sortedTasks, sorted(lists), unsent);
    }

    /**
     * The book after some records have changed.
     *
     * @param changed tasks and lists as they are now; empty ones are gone
     */
    TaskBook with(List<Record> changed, Map<RecordKey, EntryState> states) {
        var newer = changed.stream().collect(Collectors.toMap(Record::key, Function.identity()));
        var all = new ArrayList<Task>(tasks.size() + changed.size());
        for (Task task : tasks) {
            if (!newer.containsKey(task.key())) {
                all.add(task.marked(Tick.of(states.get(task.key()))));
            }
        }
        changed.stream().filter(record -> record.key().type().equals(Task.TYPE) && isThere(record))
                .map(record -> Task.from(record, Tick.of(states.get(record.key())))).forEach(all::add);
        all.sort(Task.ORDER);
        var newLists = new ArrayList<Record>();
        lists.values().stream().filter(list -> !newer.containsKey(list.key())).forEach(newLists::add);
        changed.stream().filter(record -> record.key().type().equals(LIST_TYPE) && isThere(record)).forEach(newLists::add);
        return new TaskBook(Collections.unmodifiableList(all), sorted(newLists), states);
    }

    private static boolean isThere(Record record) {
        return !record.fields().isEmpty() && !record.isDeleted();
    }

    private static Map<String, Record> sorted(List<Record> lists) {
        var sorted = new LinkedHashMap<String, Record>();
        lists.stream().filter(TaskBook::isThere)
                .sorted(Comparator.comparing((Record list) -> list.text("position", "")).thenComparing(list -> list.key().id()))
                .forEach(list -> sorted.put(list.key().id(), list));
        return sorted;
    }

    List<Task> matching(TaskFilter filter, LocalDate today) {
        return tasks.stream().filter(task -> filter.shows(task, today)).toList();
    }

    List<Task> found(Search search) {
        return tasks.stream().filter(search::finds).toList();
    }

    /** The sidebar's entries with their numbers, counted in one pass however many lists there are. */
    List<Shelf> shelves(LocalDate today, Words words) {
        var ofLists = new HashMap<String, Integer>();
        var ofKinds = new EnumMap<TaskFilter.Kind, Integer>(TaskFilter.Kind.class);
        for (Task task : tasks) {
            for (TaskFilter fixed : FIXED) {
                if (fixed.counts(task, today)) {
                    ofKinds.merge(fixed.kind(), 1, Integer::sum);
                }
            }
            if (!task.done() && !task.list().isEmpty()) {
                ofLists.merge(task.list(), 1, Integer::sum);
            }
        }
        var shelves = new ArrayList<Shelf>();
        FIXED.forEach(fixed -> shelves.add(new Shelf(fixed, words.of("tasks.shelf." + fixed.kind()),
                ofKinds.getOrDefault(fixed.kind(), 0), Tick.CONFIRMED)));
        lists.forEach((id, list) -> shelves.add(new Shelf(TaskFilter.ofList(id), list.text("title", ""),
                ofLists.getOrDefault(id, 0), Tick.of(unsent.get(list.key())))));
        return shelves;
    }
}
