package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Position;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** The changes that make, rename and delete lists. Tasks outlive their list: they move to the inbox. */
record ListEdits(Desk desk) {

    /** A new list below all others. */
    Change add(String name) {
        return Change.put(key(OutboxClient.newId()), Map.of("title", FieldValue.of(name.strip()), "position",
                FieldValue.of(Position.last(desk.clock().instant()))));
    }

    Change rename(String id, String name) {
        return Change.put(key(id), Map.of("title", FieldValue.of(name.strip())));
    }

    List<Change> delete(String id, List<Task> tasks) {
        var changes = new ArrayList<Change>();
        tasks.forEach(task -> changes.add(Change.put(task.key(), Map.of("list", FieldValue.of(null)))));
        changes.add(Change.delete(key(id)));
        return changes;
    }

    List<Change> restore(String id, List<Task> tasks) {
        var changes = new ArrayList<Change>();
        changes.add(Change.restore(key(id)));
        tasks.forEach(task -> changes.add(Change.put(task.key(), Map.of("list", FieldValue.of(id)))));
        return changes;
    }

    private static RecordKey key(String id) {
        return new RecordKey(TaskBook.LIST_TYPE, id);
    }
}
