package org.outboxfx.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Parameters;

/** Does something about changes in the outbox, one after the other, and tells what came of each. */
abstract class EntryCommand extends DeviceCommand {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The changes, by their ids or the last characters of them.")
    private List<String> ids = List.of();

    @Override
    Effect effect() {
        return Effect.CHANGES;
    }

    /** What it does, as in "Cannot cancel". */
    abstract String verb();

    /** Whether an entry is already where this would bring it. */
    abstract boolean isDone(EntryState state);

    abstract CompletableFuture<?> act(Session session, OutboxEntry entry);

    @Override
    Exit run(Session session) {
        Exit exit = Exit.DONE;
        var acted = new ArrayList<String>();
        for (OutboxEntry entry : ids.stream().map(id -> Entries.meant(session, id)).toList()) {
            try {
                if (!isDone(entry.state())) {
                    session.await(act(session, entry));
                }
                acted.add(entry.opId());
            } catch (CompletionException | IllegalStateException e) {
                exit = Exit.FAILED;
                session.printer().error(exit, "Cannot " + verb() + " " + Short.of(entry.opId()) + ", which is "
                        + entry.state().name() + ": " + InsideRoute.said(e));
            }
        }
        tell(session, acted);
        return exit;
    }

    private static void tell(Session session, List<String> acted) {
        var now = acted.stream().flatMap(id -> Entries.find(session, id).stream()).toList();
        var entries = new Entries(session);
        if (session.printer().isJson()) {
            entries.lines(now).forEach(session.printer()::json);
        } else if (!now.isEmpty()) {
            entries.table(now);
        }
    }
}
