package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All tasks and lists at one moment, sorted and counted away from the JavaFX thread. */
public record TaskBook(List<Task> tasks, List<ListName> lists, TaskCounts counts) {

    static final String LIST_TYPE = "list";
    /** All ways to look at tasks that are always there. */
    static final List<TaskFilter> FIXED = Arrays.stream(TaskFilter.Kind.values())
            .filter(kind -> kind != TaskFilter.Kind.LIST).map(TaskFilter::of).toList();
    static final TaskBook EMPTY = new TaskBook(List.of(), List.of(), TaskCounts.of(List.of(), ""));

    /** A list without its tasks. */
    public record ListName(String id, String title, String position, Tick tick) {

        private static final Comparator<ListName> ORDER = Comparator.comparing(ListName::position).thenComparing(ListName::id);
    }

    /**
     * @param records tasks and lists
     * @param unsent how far those have come that are not confirmed
     */
    public static TaskBook of(List<Record> records, Map<RecordKey, EntryState> unsent, String today) {
        return EMPTY.with(records, unsent, today);
    }

    /**
     * The book after some records have changed.
     *
     * @param changed tasks and lists as they are now; empty ones are gone
     * @param unsent how far those of them have come that are not confirmed
     */
    TaskBook with(List<Record> changed, Map<RecordKey, EntryState> unsent, String today) {
        var nowTasks = new ArrayList<Task>();
        var nowLists = new ArrayList<ListName>();
        for (Record record : changed) {
            Tick tick = Tick.of(unsent.get(record.key()));
            if (record.fields().isEmpty() || record.isDeleted()) {
                continue;
            }
            if (record.key().type().equals(LIST_TYPE)) {
                nowLists.add(new ListName(record.key().id(), record.text("title", ""), record.text("position", ""), tick));
            } else {
                nowTasks.add(Task.from(record, tick));
            }
        }
        Set<String> changedLists = idsOf(changed, LIST_TYPE);
        return new TaskBook(tasks, changedLists.isEmpty()
                ? lists
                : Patched.of(lists, changedLists, _ -> nowLists, ListName::id,
                        ListName.ORDER).now(),
                counts).with(idsOf(changed, Task.TYPE), _ -> nowTasks, today);
    }

    /**
     * The book after some tasks have changed.
     *
     * @param ids of the tasks that are no longer as they were
     * @param becoming what there is now, of those of them that there were
     */
    TaskBook with(Set<String> ids, Function<List<Task>, List<Task>> becoming, String today) {
        if (ids.isEmpty()) {
            return this;
        }
        var patched = Patched.of(tasks, ids, becoming, Task::id, Task.ORDER);
        return new TaskBook(patched.now(), lists, counts.today().equals(today)
                ? counts.after(patched.gone(), patched.come())
                : TaskCounts.of(patched.now(), today));
    }

    /** The same without numbers, while there are tasks that are not in it. */
    TaskBook uncounted() {
        return new TaskBook(tasks, lists, TaskCounts.of(List.of(), counts.today()));
    }

    private static Set<String> idsOf(List<Record> records, String type) {
        return records.stream().map(Record::key).filter(key -> key.type().equals(type)).map(RecordKey::id)
                .collect(Collectors.toSet());
    }

    /** The list of a name, whatever its case and spaces: {@code fieldwork} is "Field work". */
    public Optional<ListName> listNamed(String name) {
        String wanted = bare(name);
        return lists.stream().filter(list -> bare(list.title()).equals(wanted)).findFirst();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    List<Task> matching(TaskFilter filter, String today) {
        return those(tasks, task -> filter.shows(task, today));
    }

    public List<Task> found(Search search) {
        return those(tasks, search::finds);
    }

    static List<Task> those(List<Task> tasks, Predicate<Task> wanted) {
        var found = new ArrayList<Task>();
        for (Task task : tasks) {
            if (wanted.test(task)) {
                found.add(task);
            }
        }
        return found;
    }

    /** The sidebar's entries with their numbers. */
    List<Shelf> shelves(String today, Words words) {
        TaskCounts current = counts.today().equals(today) ? counts : TaskCounts.of(tasks, today);
        var shelves = new ArrayList<Shelf>();
        FIXED.forEach(fixed -> shelves.add(
                new Shelf(fixed, words.of("tasks.shelf." + fixed.kind()), current.of(fixed), Tick.CONFIRMED)));
        for (ListName list : lists) {
            var filter = TaskFilter.ofList(list.id());
            shelves.add(new Shelf(filter, list.title(), current.of(filter), list.tick()));
        }
        return shelves;
    }
}
