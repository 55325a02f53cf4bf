package org.outboxfx.app.cli;

import java.util.List;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists changes: what they do, how far they have come, and why they wait.", footer = {"",
        "Examples:", "  outboxfx outbox list", "  outboxfx outbox list --stage needs-you",
        "  outboxfx outbox list --stage sent --limit 20 --json"})
final class OutboxListCommand extends DeviceCommand {

    /** What a person may want to see. */
    enum Which {
        WAITING(Stage.NEEDS_YOU, Stage.QUEUED), DRAFTED(Stage.DRAFTED), QUEUED(Stage.QUEUED), NEEDS_YOU(Stage.NEEDS_YOU), SENT(
                Stage.SENT), GONE(Stage.GONE), ALL(Stage.values());

        private final List<Stage> stages;

        Which(Stage... stages) {
            this.stages = List.of(stages);
        }

        /** As it is typed: {@code needs-you}. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Option(names = "--stage", paramLabel = "STAGE", defaultValue = "WAITING", description = "waiting (queued and needs-you), drafted, queued, needs-you, sent, gone or all (default: ${DEFAULT-VALUE}).")
    private Which which = Which.WAITING;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", description = "How many at the most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    Exit run(Session session) {
        List<OutboxEntry> found = Entries.of(session, which.stages).limit(Math.max(1, limit)).toList();
        var entries = new Entries(session);
        if (session.printer().isJson()) {
            entries.lines(found).forEach(session.printer()::json);
        } else if (found.isEmpty()) {
            session.printer().line(which == Which.WAITING ? "Nothing waits." : "No changes here.");
        } else {
            entries.table(found);
        }
        return Exit.DONE;
    }
}
