package org.outboxfx.app.cli;

import java.time.Duration;
import java.util.List;
import org.outboxfx.evidence.EvidenceReport;
import org.outboxfx.evidence.Finding;
import picocli.CommandLine.Command;

@Command(name = "verify", description = "Looks whether all evidence is as it was written, and says in words what is not. Where a window is open and online, the server is asked whether it has seen more. Exit code 1 if something is not as it was.", footer = {
        "", "Examples:", "  outboxfx evidence verify", "  outboxfx evidence verify --json"})
final class EvidenceVerifyCommand extends DeviceCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** In JSON. */
    record Line(boolean intact, long rows, boolean serverAsked, List<String> findings) {}

    @Override
    Duration patience() {
        return PATIENCE;
    }

    @Override
    Exit run(Session session) {
        EvidenceReport report = Session.await(session.client().evidence().verify(), PATIENCE);
        session.printer().line(report.sentences());
        session.printer().json(new Line(report.isIntact(), report.rows(), !report.askedFor().isEmpty(),
                report.findings().stream().map(Finding::sentence).toList()));
        return report.isIntact() ? Exit.DONE : Exit.FAILED;
    }
}
