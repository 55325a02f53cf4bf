package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/**
 * What was just done to tasks and is on its way to the disk: it is shown in the very next frame, without a mark, as the disk
 * has not promised anything yet. Used from the desk's executor only.
 */
final class Foresight {

    /** Changes that are being saved together, and which load of the book will have seen them. */
    static final class Deed {

        private final List<Change> changes;
        private long seenBy = Long.MAX_VALUE;

        private Deed(List<Change> changes) {
            this.changes = changes;
        }
    }

    private final List<Deed> underway = new ArrayList<>();

    Deed begin(List<Change> changes) {
        var deed = new Deed(changes.stream().filter(change -> change.key().type().equals(Task.TYPE)).toList());
        underway.add(deed);
        return deed;
    }

    /** It is saved: the load of that number, and every later one, tells more of it than is known here. */
    void saved(Deed deed, long load) {
        deed.seenBy = load;
    }

    /** It could not be saved. */
    void failed(Deed deed) {
        underway.remove(deed);
    }

    /** What a load has brought is no longer foreseen. */
    void loaded(long load) {
        underway.removeIf(deed -> deed.seenBy <= load);
    }

    /** The book as it will be. */
    TaskBook over(TaskBook book, String today) {
        if (underway.isEmpty()) {
            return book;
        }
        Set<String> ids = underway.stream().flatMap(deed -> deed.changes.stream()).map(change -> change.key().id())
                .collect(Collectors.toSet());
        return book.with(ids, this::become, today);
    }

    /** What the tasks that are changed will be, and those that are new. */
    private List<Task> become(List<Task> before) {
        Map<String, Task> tasks = new HashMap<>();
        before.forEach(task -> tasks.put(task.id(), task));
        for (Deed deed : underway) {
            for (Change change : deed.changes) {
                String id = change.key().id();
                if (FieldValue.of(true).equals(change.fields().get(Record.DELETED))) {
                    tasks.remove(id);
                } else {
                    tasks.put(id, tasks.getOrDefault(id, Task.unknown(id)).saving(change.fields()));
                }
            }
        }
        return List.copyOf(tasks.values());
    }
}
