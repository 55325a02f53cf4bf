package org.outboxfx.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.tasks.QuickAdd;
import org.outboxfx.app.tasks.Task;
import org.outboxfx.app.tasks.TaskChanges;
import org.outboxfx.record.Change;
import org.outboxfx.record.RecordKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", description = "Adds a task, with the same inline words as the window: a day, a time, #list, @context, !high.", footer = {
        "", "Examples:", "  outboxfx tasks add Call Bob tomorrow 9:00 '#work' '!high'",
        "  outboxfx tasks add \"Water the tomatoes\" --list Garden --wait",
        "  outboxfx tasks add \"Renew the passport\" --agent-task mail-7 --authorised-by mara --json", "",
        "Days and times are read in the language of the settings. A word behind a backslash is title."})
final class TasksAddCommand extends ChangeCommand {

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "The task, with or without quotes around all of it.")
    private List<String> words = List.of();

    @Option(names = "--list", paramLabel = "LIST", description = "The list it belongs into; the inbox if none is named.")
    @Nullable
    private String list;

    @Option(names = "--id", paramLabel = "ID", description = "The new task's id. The same id again adds nothing.")
    @Nullable
    private String id;

    @Override
    String onceMore(String id) {
        return "Run it again with --id " + (this.id == null ? id : this.id) + ": then it is added once, whatever became of it.";
    }

    @Override
    Exit run(Session session) throws IOException {
        QuickAdd parsed = QuickAdd.parse(String.join(" ", words), session.today(), session.typed());
        if (parsed.title().isBlank()) {
            throw CommandFailure.failed("The task has no title: found days, lists or priorities only. Write what is to be done.");
        }
        var key = new RecordKey(Task.TYPE, id == null ? session.request().id() : id);
        var before = Brought.before(session, key);
        if (before.isPresent()) {
            return tell(session, "It is here already: " + parsed.title(), before.get());
        }
        var changes = new ArrayList<Change>();
        String into = list(TaskShelf.load(session), parsed, session, changes);
        changes.add(marked(TaskChanges.added(key, parsed, into, parsed.due(), session.today(), session.clock().instant())));
        return tell(session, "Added: " + parsed.title(), session.await(session.client().submitAll(changes)).reversed());
    }

    /** The id of the list that is named; one that is not here yet is made. */
    private String list(TaskShelf shelf, QuickAdd parsed, Session session, List<Change> changes) {
        if (list != null) {
            return shelf.expectList(list);
        }
        if (parsed.list().isEmpty()) {
            return "";
        }
        return shelf.list(parsed.list()).orElseGet(() -> {
            Change made = marked(TaskChanges.list(OutboxClient.newId(), parsed.list(), session.clock().instant()));
            changes.add(made);
            return made.key().id();
        });
    }
}
