package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.List;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskChanges;
import org.outboxfx.record.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "done", description = "Ticks tasks off, or opens them again.", footer = {"", "Examples:",
        "  outboxfx tasks done 1f2e9c40", "  outboxfx tasks done 1f2e9c40 77aa0b12 --wait",
        "  outboxfx tasks done --undo 1f2e9c40"})
final class TasksDoneCommand extends ChangeCommand {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The tasks, by their ids or the last characters of them.")
    private List<String> ids = List.of();

    @Option(names = "--undo", description = "Open them again.")
    private boolean undo;

    @Override
    Exit run(Session session) throws IOException {
        TaskShelf shelf = TaskShelf.load(session);
        List<Task> tasks = ids.stream().map(shelf::find).distinct().toList();
        List<Task> others = tasks.stream().filter(task -> task.done() == undo).toList();
        List<Change> changes = TaskChange.of(session, others,
                _ -> undo ? TaskChanges.reopened() : TaskChanges.done(session.today())).stream().map(this::marked).toList();
        return tell(session, (undo ? "Opened again: " : "Done: ") + TaskChange.named(tasks),
                session.await(session.client().submitAll(changes)));
    }
}
