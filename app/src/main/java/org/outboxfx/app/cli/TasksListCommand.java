package org.outboxfx.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tasks.Search;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Lists tasks: the open ones, or those of a view.", footer = {"", "Examples:",
        "  outboxfx tasks list", "  outboxfx tasks list today", "  outboxfx tasks list all --search milk",
        "  outboxfx tasks list --list Garden --json | jq -r .title"})
final class TasksListCommand extends DeviceCommand {

    /** Ways to look at tasks. */
    enum View {
        OPEN, INBOX, TODAY, UPCOMING, OVERDUE, UNSENT, ALL
    }

    @Parameters(arity = "0..1", paramLabel = "VIEW", defaultValue = "open", description = "open, inbox, today, upcoming, overdue, unsent or all (default: ${DEFAULT-VALUE}).")
    private View view = View.OPEN;

    @Option(names = "--list", paramLabel = "LIST", description = "Only tasks of the list of this name.")
    @Nullable
    private String list;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only tasks with all these words in title, notes or contexts.")
    @Nullable
    private String search;

    @Override
    Exit run(Session session) {
        TaskShelf shelf = TaskShelf.load(session);
        String wanted = list == null ? "" : shelf.expectList(list);
        List<Task> found = (search == null ? shelf.book().tasks() : shelf.book().found(Search.of(search))).stream()
                .filter(task -> wanted.isEmpty() || task.list().equals(wanted))
                .filter(task -> shows(task, session)).toList();
        found.forEach(task -> session.printer().json(shelf.line(task)));
        if (found.isEmpty()) {
            session.printer().line("No tasks here.");
        } else {
            session.printer().table(TaskShelf.heads(), found.stream().map(shelf::row).toList());
        }
        return Exit.DONE;
    }

    private boolean shows(Task task, Session session) {
        return switch (view) {
            case OPEN -> !task.done();
            case INBOX, TODAY, UPCOMING, OVERDUE, UNSENT, ALL ->
                TaskFilter.of(TaskFilter.Kind.valueOf(view.name())).shows(task, session.today().toString());
        };
    }
}
