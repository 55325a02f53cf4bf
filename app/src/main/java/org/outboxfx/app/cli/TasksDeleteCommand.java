package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.outboxfx.app.channel.Request;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes tasks.", footer = {"", "Examples:", "  outboxfx tasks delete 1f2e9c40",
        "  outboxfx tasks list --list Old --json | jq -r .id | xargs outboxfx tasks delete"})
final class TasksDeleteCommand extends ChangeCommand {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, by their ids or the last characters of them.")
    private List<String> ids = List.of();

    @Override
    Exit run(Session session) throws IOException {
        TaskShelf shelf = TaskShelf.load(session);
        // Brought again, it may find that it did its work.
        List<Task> tasks = session.request().time() == Request.Time.AGAIN
                ? shelf.book().tasks().stream().filter(task -> ids.stream().anyMatch(task.id()::endsWith)).toList()
                : ids.stream().map(shelf::find).distinct().toList();
        var changes = TaskChange.of(session, tasks, _ -> Map.of(Record.DELETED, FieldValue.of(true))).stream()
                .map(this::marked).toList();
        return tell(session, "Deleted: " + TaskChange.named(tasks), session.await(session.client().submitAll(changes)));
    }
}
