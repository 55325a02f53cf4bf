package org.outboxfx.app.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.outboxfx.ClientEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * Keeps the book of all tasks up to date by reading what has changed: to add one task costs the same beside ten of them
 * and beside ten thousand. Events may come from any thread; loads follow each other.
 */
final class TaskLoading {

    /** Beyond this many, to read everything is quicker. */
    private static final int MOST_SINGLY = 200;

    private final OutboxClient client;
    private final Set<RecordKey> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean everything = new AtomicBoolean(true);
    /** What the last load gave; the next begins after it. */
    private volatile TaskBook last = TaskBook.EMPTY;

    TaskLoading(OutboxClient client) {
        this.client = client;
    }

    /** @return whether there is something to load */
    boolean note(ClientEvent event) {
        return switch (event) {
            case ClientEvent.RecordsChanged(Set<RecordKey> keys) -> {
                keys.stream().filter(TaskLoading::isShown).forEach(changed::add);
                yield true;
            }
            case ClientEvent.EntriesChanged _ -> true;
            default -> false;
        };
    }

    private static boolean isShown(RecordKey key) {
        return key.type().equals(Task.TYPE) || key.type().equals(TaskBook.LIST_TYPE);
    }

    /** What was noted before is in the book; one that fails is made up for by the next. */
    CompletableFuture<TaskBook> load() {
        var keys = Set.copyOf(changed);
        changed.removeAll(keys);
        boolean all = everything.getAndSet(false) || keys.size() > MOST_SINGLY;
        return (all ? loadAll() : load(keys)).whenComplete((book, failure) -> {
            if (failure == null) {
                last = book;
            } else {
                everything.set(true);
            }
        });
    }

    private CompletableFuture<TaskBook> loadAll() {
        var tasks = client.records(Task.TYPE);
        var lists = client.records(TaskBook.LIST_TYPE);
        var unsent = client.unconfirmed();
        return CompletableFuture.allOf(tasks, lists, unsent)
                .thenApply(_ -> TaskBook.of(tasks.join(), lists.join(), unsent.join()));
    }

    private CompletableFuture<TaskBook> load(Set<RecordKey> keys) {
        Map<RecordKey, CompletableFuture<Optional<Record>>> found = new ConcurrentHashMap<>();
        keys.forEach(key -> found.put(key, client.record(key)));
        var unsent = client.unconfirmed();
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture<?>[]::new)).thenCombine(unsent,
                (_, states) -> last.with(found.entrySet().stream()
                        .map(entry -> entry.getValue().join().orElseGet(() -> Record.empty(entry.getKey()))).toList(), states));
    }
}
