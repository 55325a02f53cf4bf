package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What can be done to lists. Tasks outlive their list: they move to the inbox. Used from the desk's executor only. */
record ListDeeds(Desk desk) {

    /**
     * A new list below all others.
     *
     * @return its id
     */
    String add(String name) {
        Change list = made(name);
        desk.history().perform(() -> desk.words().of("deed.list.add", TaskDeeds.quoted(name.strip())), List.of(list));
        return list.key().id();
    }

    /** The change that makes a list. */
    Change made(String name) {
        return TaskChanges.list(OutboxClient.newId(), name, desk.clock().instant());
    }

    void rename(String id, String name) {
        desk.history().perform(() -> desk.words().of("deed.list.rename", TaskDeeds.quoted(name.strip())),
                List.of(Change.put(key(id), Map.of("title", FieldValue.of(name.strip())))));
    }

    /**
     * Deletes a list, puts its tasks into the inbox in the same step, and offers to undo both.
     *
     * @param backAgain what to do once it has been undone
     */
    void delete(String id, String name, List<Task> tasks, Runnable backAgain) {
        var changes = new ArrayList<Change>();
        tasks.forEach(task -> changes.add(Change.put(task.key(), Map.of("list", FieldValue.of(null)))));
        changes.add(Change.delete(key(id)));
        String quoted = TaskDeeds.quoted(name);
        desk.history().add(() -> desk.words().of("deed.list.delete", quoted),
                desk.history().submit(changes).thenApply(way -> way.arriving(desk.ui(), backAgain)),
                desk.words().of("tasks.list.deleted", tasks.size(), quoted));
    }

    private static RecordKey key(String id) {
        return new RecordKey(TaskBook.LIST_TYPE, id);
    }
}
