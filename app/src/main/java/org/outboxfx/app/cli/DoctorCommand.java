package org.outboxfx.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outboxfx.Health;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.Stage;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Looks at the database, the server, the clock, the keyring, the display and what waits, and says what is right, what is not, and what to do. Exit code 1 if something is not right.", footer = {
        "", "Examples:", "  outboxfx doctor", "  outboxfx doctor --json | jq -r 'select(.verdict == \"WRONG\") | .todo'"})
final class DoctorCommand extends DeviceCommand {

    @Override
    Exit run(Session session) {
        var findings = new ArrayList<>(session.home().program().examine(session.home().profile()));
        findings.add(database(session));
        findings.add(server(session));
        findings.add(clock(session));
        findings.add(outbox(session));
        return tell(session.printer(), findings);
    }

    /** That the database cannot be opened is what a doctor is asked about. */
    @Override
    Exit notOpened(Printer printer, Program program, Path profile, String why) {
        var findings = new ArrayList<>(program.examine(profile));
        findings.add(Finding.wrong("database", why,
                "If another program has it, close that one. If it is damaged, restore a backup: docs/reliability.md."));
        return tell(printer, findings);
    }

    private static Finding database(Session session) {
        Health health = session.client().health();
        return health.disk() == Health.Disk.WORKS
                ? Finding.right("database",
                        "It opens, and what is written is kept. This device is " + session.client().device() + ".")
                : Finding.wrong("database", "The disk does not take what is written: " + health.disk() + ".",
                        "Make room, or give the folder back its permissions; then start again.");
    }

    private static Finding server(Session session) {
        var client = session.client();
        if (client.isWorkingOffline()) {
            return Finding.note("server", "Not asked: you chose to work offline.", "Switch that off in the window.");
        }
        if (session.reach() == Device.Reach.DISK) {
            Optional<Finding> asked = session.home().program().askServer(session.home().profile());
            return asked.orElseGet(
                    () -> Finding.right("server", "The server is inside the program, and runs when the window is open."));
        }
        if (client.health().token() == Health.Token.REFUSED) {
            return Finding.wrong("server", "It does not know this device, or no longer.", "Pair it again in the settings.");
        }
        Reachability state = client.connectivity().state();
        return switch (state) {
            case ONLINE -> Finding.right("server", "It answers.");
            case OFFLINE -> Finding.note("server", "There is no network connection.", "Connect; what waits goes by itself.");
            case CAPTIVE ->
                Finding.wrong("server", "Something else answers in its place.", "Sign in to this network in a browser.");
            case UNTRUSTED -> Finding.wrong("server", "Its certificate is not trusted; nothing is sent.",
                    "Compare its fingerprint in the settings.");
            case SERVER_DOWN -> Finding.wrong("server", "It does not answer, though there is a network.",
                    "Ask whoever runs it; what waits goes by itself.");
        };
    }

    private static Finding clock(Session session) {
        var ahead = session.client().health().serverAhead();
        String now = session.time(session.clock().instant()) + " " + session.zone();
        if (session.reach() == Device.Reach.DISK) {
            return Finding.note("clock", "It shows " + now + "; not compared with the server's, because no window is open.",
                    "Open the window and ask again, or compare it yourself.");
        }
        return ahead.isZero()
                ? Finding.right("clock", "It shows " + now + ", and the server's does not differ by more than two minutes.")
                : Finding.wrong("clock", "It shows " + now + "; the server's differs by " + ahead.abs().toMinutes() + " minutes.",
                        "Set this machine's clock.");
    }

    private static Finding outbox(Session session) {
        long stuck = session.client().counts().getOrDefault(Stage.NEEDS_YOU, 0L);
        long queued = session.client().counts().getOrDefault(Stage.QUEUED, 0L);
        return stuck == 0
                ? Finding.right("outbox", queued == 0 ? "Nothing waits." : queued + " changes wait and go by themselves.")
                : Finding.note("outbox", stuck + " changes wait for your decision.", "outboxfx outbox list --stage needs-you");
    }

    private static Exit tell(Printer printer, List<Finding> findings) {
        for (Finding finding : findings) {
            printer.json(finding);
            printer.line(switch (finding.verdict()) {
                case RIGHT -> printer.toned(Printer.Tone.GOOD, "right ");
                case NOTE -> printer.toned(Printer.Tone.STRONG, "note  ");
                case WRONG -> printer.toned(Printer.Tone.BAD, "wrong ");
            } + " " + finding.what() + ": " + finding.found());
            if (finding.todo() != null) {
                printer.line("        " + finding.todo());
            }
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.WRONG) ? Exit.FAILED : Exit.DONE;
    }
}
