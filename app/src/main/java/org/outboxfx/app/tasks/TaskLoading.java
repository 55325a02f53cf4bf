package org.outboxfx.app.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * Keeps the book of all tasks up to date by reading what has changed: to add one task costs the same beside ten of them
 * and beside ten thousand. The first load brings only the tasks that stand first, so that rows are seen as soon beside many as
 * beside few. Events may come from any thread; loads follow each other.
 */
final class TaskLoading {

    /** Beyond this many, to read everything is quicker. */
    private static final int MOST_SINGLY = 500;
    /** More than the largest window shows. */
    private static final int FIRST = 200;

    private final Desk desk;
    private final Set<RecordKey> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean everything = new AtomicBoolean(true);
    private final AtomicLong begun = new AtomicLong();
    /** What the last load gave; the next begins after it. */
    private volatile TaskBook last = TaskBook.EMPTY;

    TaskLoading(Desk desk) {
        this.desk = desk;
    }

    /** @return whether there is something to load */
    boolean note(ClientEvent event) {
        return switch (event) {
            case ClientEvent.RecordsChanged(Set<RecordKey> keys) -> note(keys);
            case ClientEvent.EntriesChanged(Set<String> _, Set<RecordKey> records) -> note(records);
            default -> false;
        };
    }

    private boolean note(Set<RecordKey> keys) {
        var shown = keys.stream().filter(TaskLoading::isShown).toList();
        changed.addAll(shown);
        return !shown.isEmpty();
    }

    private static boolean isShown(RecordKey key) {
        return key.type().equals(Task.TYPE) || key.type().equals(TaskBook.LIST_TYPE);
    }

    /**
     * A book as it was loaded.
     *
     * @param number counts the loads
     * @param known what it holds
     */
    record Loaded(TaskBook book, long number, Known known) {}

    /** The number that the next load will have. Any thread. */
    long next() {
        return begun.get() + 1;
    }

    /** What was noted before is in the book; one that fails, or does not bring all, is made up for by the next. */
    CompletableFuture<Loaded> load() {
        long number = begun.incrementAndGet();
        var keys = Set.copyOf(changed);
        changed.removeAll(keys);
        boolean all = everything.getAndSet(false) || keys.size() > MOST_SINGLY;
        return (number == 1 ? loadFirst() : (all ? loadAll() : load(keys)).thenApply(book -> new Loaded(book, number, Known.ALL)))
                .whenComplete((loaded, failure) -> {
                    if (failure == null) {
                        last = loaded.book();
                    }
                    if (failure != null || loaded.known() != Known.ALL) {
                        everything.set(true);
                    }
                });
    }

    private CompletableFuture<Loaded> loadFirst() {
        var client = desk.client();
        var tasks = client.firstRecords(Task.TYPE, FIRST);
        var lists = client.records(TaskBook.LIST_TYPE);
        return tasks.thenCombine(lists, (some, all) -> Stream.concat(some.stream(), all.stream()).toList())
                .thenCompose(records -> client.unconfirmed(records.stream().map(Record::key).toList())
                        .thenApply(unsent -> new Loaded(TaskBook.of(records, unsent, desk.today().toString()), 1,
                                tasks.join().size() < FIRST ? Known.ALL : Known.FIRST)));
    }

    private CompletableFuture<TaskBook> loadAll() {
        var client = desk.client();
        var tasks = client.records(Task.TYPE);
        var lists = client.records(TaskBook.LIST_TYPE);
        var unsentTasks = client.unconfirmed(Task.TYPE);
        var unsentLists = client.unconfirmed(TaskBook.LIST_TYPE);
        return CompletableFuture.allOf(tasks, lists, unsentTasks, unsentLists).thenApply(_ -> {
            var unsent = new HashMap<RecordKey, EntryState>(unsentTasks.join());
            unsent.putAll(unsentLists.join());
            return last.anew(Stream.concat(tasks.join().stream(), lists.join().stream()).toList(), unsent,
                    desk.today().toString());
        });
    }

    private CompletableFuture<TaskBook> load(Set<RecordKey> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(last);
        }
        var client = desk.client();
        return client.records(keys).thenCombine(client.unconfirmed(keys), (found, unsent) -> {
            List<Record> now = keys.stream().map(key -> found.getOrDefault(key, Record.empty(key))).toList();
            return last.with(now, unsent, desk.today().toString());
        });
    }
}
