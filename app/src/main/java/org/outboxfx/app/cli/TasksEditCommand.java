package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tasks.QuickAdd;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskEdit;
import org.outboxfx.record.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(name = "edit", description = "Changes a task. What is not named stays; an empty text clears.", footer = {"",
        "Examples:", "  outboxfx tasks edit 1f2e9c40 --title \"Call Bob back\"",
        "  outboxfx tasks edit 1f2e9c40 --due \"friday 9:00\" --priority A", "  outboxfx tasks edit 1f2e9c40 --due ''"})
final class TasksEditCommand extends ChangeCommand {

    @Parameters(paramLabel = "ID", description = "The task, by its id or the last characters of it.")
    private String id = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "What is to be done.")
    @Nullable
    private String title;

    @Option(names = "--notes", paramLabel = "TEXT", description = "Notes.")
    @Nullable
    private String notes;

    @Option(names = "--due", paramLabel = "WHEN", description = "A day, and perhaps a time: 2026-12-04, \"tomorrow 9:00\".")
    @Nullable
    private String due;

    @Option(names = "--priority", paramLabel = "A-Z", description = "A letter, A the most urgent.")
    @Nullable
    private String priority;

    @Option(names = "--list", paramLabel = "LIST", description = "The list it is moved to; empty for the inbox.")
    @Nullable
    private String list;

    @Override
    void check() {
        super.check();
        if (title == null && notes == null && due == null && priority == null && list == null) {
            throw new ParameterException(spec().commandLine(),
                    "Found nothing to change; expected one or more of --title, --notes, --due, --priority, --list.");
        }
        if (title != null && title.isBlank()) {
            throw new ParameterException(spec().commandLine(), "--title: found an empty one; a task needs a title.");
        }
        if (priority != null && !priority.toUpperCase(Locale.ROOT).matches("[A-Z]?")) {
            throw new ParameterException(spec().commandLine(),
                    "--priority: found '" + priority + "', expected a letter from A to Z, or an empty text for none.");
        }
    }

    @Override
    Exit run(Session session) throws IOException {
        TaskShelf shelf = TaskShelf.load(session);
        Task task = shelf.find(id);
        var edit = new TaskEdit(title == null ? task.title() : title, notes == null ? task.notes() : notes,
                due == null ? task.due() : due(due, session),
                priority == null ? task.priority() : priority.toUpperCase(Locale.ROOT),
                list == null ? task.list() : list.isEmpty() ? "" : shelf.expectList(list));
        var fields = edit.changesTo(task);
        var changes = fields.isEmpty() ? List.<Change>of() : List.of(marked(Change.put(task.key(), fields)));
        return tell(session, "Changed: " + edit.title(), session.await(session.client().submitAll(changes)));
    }

    private static String due(String typed, Session session) {
        if (typed.isBlank()) {
            return "";
        }
        // What quick add makes of a title's rest, it makes of this.
        QuickAdd parsed = QuickAdd.parse("x " + typed.replace('T', ' '), session.today(), session.typed());
        if (parsed.due().isEmpty() || !parsed.title().equals("x")) {
            throw CommandFailure.failed("--due: found '" + typed
                    + "', expected a day and perhaps a time, such as 2026-12-04, friday or \"tomorrow 9:00\".");
        }
        return parsed.due();
    }
}
