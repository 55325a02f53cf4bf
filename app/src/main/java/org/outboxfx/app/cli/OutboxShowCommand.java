package org.outboxfx.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Tells the whole story of one change: what it does, why it is where it is, and everything that has happened to it.", footer = {
        "", "Examples:", "  outboxfx outbox show 9d21c7e0", "  outboxfx outbox show 9d21c7e0 --json | jq .history"})
final class OutboxShowCommand extends DeviceCommand {

    @Parameters(paramLabel = "ID", description = "The change, by its id or the last characters of it.")
    private String id = "";

    /** A change in JSON, with its history, oldest first. */
    record Story(Entries.Line change, List<EvidenceLine> history) {}

    @Override
    Exit run(Session session) {
        OutboxEntry entry = Entries.meant(session, id);
        Entries.Line line = new Entries(session).lines(List.of(entry)).getFirst();
        List<Evidence> history = session.await(session.client().evidence().ofEntry(entry.number()));
        var printer = session.printer();
        printer.json(new Story(line, history.stream().map(EvidenceLine::of).toList()));
        printer.line(printer.toned(Printer.Tone.STRONG, line.what()));
        tell(session, "id", line.id());
        tell(session, "record", line.record());
        tell(session, "state", line.state());
        tell(session, "why", line.why());
        tell(session, "server said", line.detail());
        tell(session, "written", session.time(entry.createdAt()));
        tell(session, "tried", entry.attempts() + " times");
        tell(session, "next", entry.nextAt() == null ? null : session.time(entry.nextAt()));
        tell(session, "expires", entry.state().isUnsent() ? session.time(entry.progress().expiresAt()) : null);
        tell(session, "agent", line.agentTask() == null
                ? null
                : line.agentTask() + ", authorised by " + line.authorisedBy());
        printer.line("");
        printer.table(List.of("WHEN", "EVENT", "STATE", "WHY"), history.stream().map(row -> List.of(session.time(row.at()),
                row.event().name().toLowerCase(java.util.Locale.ROOT), row.state() == null ? "" : row.state().name(),
                row.facts().reason() == null ? "" : row.facts().reason())).toList());
        return Exit.DONE;
    }

    private static void tell(Session session, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            session.printer().line(String.format("  %-12s %s", name, value));
        }
    }
}
