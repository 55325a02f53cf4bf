package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** Changes tasks that are there, leaving those alone that are as wanted. */
final class TaskChange {

    private TaskChange() {}

    /** The changes that set the given fields, where the record does not hold them already. */
    static List<Change> of(Session session, List<Task> tasks, Function<Task, Map<String, FieldValue>> fields) throws IOException {
        var changes = new ArrayList<Change>();
        for (Task task : tasks) {
            var record = session.await(session.client().record(task.key())).orElse(Record.empty(task.key()));
            var wanted = fields.apply(task);
            if (wanted.entrySet().stream().anyMatch(field -> !record.value(field.getKey()).equals(field.getValue()))) {
                changes.add(Change.put(task.key(), wanted));
            }
        }
        return changes;
    }

    static String named(List<Task> tasks) {
        return tasks.size() == 1 ? tasks.getFirst().title() : tasks.size() + " tasks";
    }
}
