package org.outboxfx.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes all evidence to a file as JSON Lines; docs/evidence.md names their members.", footer = {
        "", "Examples:", "  outboxfx evidence export evidence.jsonl", "  outboxfx evidence export evidence.jsonl --json"})
final class EvidenceExportCommand extends DeviceCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "FILE", description = "The file; an existing one is replaced.")
    private Path file = Path.of("");

    /** In JSON. */
    record Line(String file, long rows) {}

    @Override
    Duration patience() {
        return PATIENCE;
    }

    @Override
    Exit run(Session session) {
        Path target = session.file(file);
        long rows = Session.await(session.client().evidence().export(target), PATIENCE);
        session.printer().line(rows + " rows were written to " + target + ".");
        session.printer().json(new Line(target.toString(), rows));
        return Exit.DONE;
    }
}
