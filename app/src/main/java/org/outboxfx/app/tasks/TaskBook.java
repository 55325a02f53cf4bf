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
import java.util.stream.Collectors;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** All tasks and lists at one moment, counted. */
public record TaskBook(Sorted<Task> sortedTasks, Sorted<ListName> sortedLists, TaskCounts counts) {

    static final String LIST_TYPE = "list";
    /** All ways to look at tasks that are always there. */
    static final List<TaskFilter> FIXED = Arrays.stream(TaskFilter.Kind.values())
            .filter(kind -> kind != TaskFilter.Kind.LIST).map(TaskFilter::of).toList();
    static final TaskBook EMPTY = new TaskBook(Sorted.none(Task.ORDER), Sorted.none(ListName.ORDER),
            TaskCounts.of(List.of(), ""));

    /** A list without its tasks. */
    public record ListName(String id, String title, String position, Tick tick) {

        private static final Sorted.Order<ListName> ORDER = new Sorted.Order<>(ListName::id,
                Comparator.comparing(ListName::position).thenComparing(ListName::id));
    }

    /** What records say. */
    private record Read(List<Task> tasks, List<ListName> lists) {

        static Read of(List<Record> records, Map<RecordKey, EntryState> unsent) {
            var read = new Read(new ArrayList<>(), new ArrayList<>());
            for (Record record : records) {
                Tick tick = Tick.of(unsent.get(record.key()));
                if (record.fields().isEmpty() || record.isDeleted()) {
                    continue;
                }
                if (record.key().type().equals(LIST_TYPE)) {
                    read.lists.add(new ListName(record.key().id(), record.text("title", ""), record.text("position", ""), tick));
                } else {
                    read.tasks.add(Task.from(record, tick));
                }
            }
            return read;
        }
    }

    /**
     * @param records tasks and lists
     * @param unsent how far those have come that are not confirmed
     */
    public static TaskBook of(List<Record> records, Map<RecordKey, EntryState> unsent, String today) {
        return EMPTY.anew(records, unsent, today);
    }

    /** The book of all records there are now. What is the same in both is shared, so that few differences are soon told. */
    TaskBook anew(List<Record> records, Map<RecordKey, EntryState> unsent, String today) {
        var read = Read.of(records, unsent);
        return with(sortedTasks.to(read.tasks()), sortedLists.to(read.lists()), today);
    }

    /**
     * The book after some records have changed.
     *
     * @param changed tasks and lists as they are now; empty ones are gone
     * @param unsent how far those of them have come that are not confirmed
     */
    TaskBook with(List<Record> changed, Map<RecordKey, EntryState> unsent, String today) {
        var read = Read.of(changed, unsent);
        return with(sortedTasks.replacing(idsOf(changed, Task.TYPE), _ -> read.tasks()),
                sortedLists.replacing(idsOf(changed, LIST_TYPE), _ -> read.lists()), today);
    }

    /**
     * The book after some tasks have changed.
     *
     * @param ids of the tasks that are no longer as they were
     * @param becoming what there is now, of those of them that there were
     */
    TaskBook with(Set<String> ids, Function<List<Task>, List<Task>> becoming, String today) {
        return with(sortedTasks.replacing(ids, becoming), Patch.none(), today);
    }

    private TaskBook with(Patch<Task> ofTasks, Patch<ListName> ofLists, String today) {
        Sorted<Task> now = sortedTasks.with(ofTasks);
        return new TaskBook(now, sortedLists.with(ofLists), counts.today().equals(today)
                ? counts.after(ofTasks)
                : TaskCounts.of(now.all(), today));
    }

    /** The same without numbers, while there are tasks that are not in it. */
    TaskBook uncounted() {
        return new TaskBook(sortedTasks, sortedLists, TaskCounts.of(List.of(), counts.today()));
    }

    public List<Task> tasks() {
        return sortedTasks.all();
    }

    public List<ListName> lists() {
        return sortedLists.all();
    }

    private static Set<String> idsOf(List<Record> records, String type) {
        return records.stream().map(Record::key).filter(key -> key.type().equals(type)).map(RecordKey::id)
                .collect(Collectors.toSet());
    }

    /** The list of a name, whatever its case and spaces: {@code fieldwork} is "Field work". */
    public Optional<ListName> listNamed(String name) {
        String wanted = bare(name);
        return lists().stream().filter(list -> bare(list.title()).equals(wanted)).findFirst();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    public List<Task> found(Search search) {
        return search.among(tasks());
    }

    /** The sidebar's entries with their numbers. */
    List<Shelf> shelves(String today, Words words) {
        TaskCounts current = counts.today().equals(today) ? counts : TaskCounts.of(tasks(), today);
        var shelves = new ArrayList<Shelf>();
        FIXED.forEach(fixed -> shelves.add(
                new Shelf(fixed, words.of("tasks.shelf." + fixed.kind()), current.of(fixed), Tick.CONFIRMED)));
        for (ListName list : lists()) {
            var filter = TaskFilter.ofList(list.id());
            shelves.add(new Shelf(filter, list.title(), current.of(filter), list.tick()));
        }
        return shelves;
    }
}
