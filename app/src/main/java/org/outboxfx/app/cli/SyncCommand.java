package org.outboxfx.app.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(name = "sync", description = "Sends what waits and fetches what is new, now, and waits until nothing moves any more. Exit code 3 if something needs you, 4 if the server was not reached in time.", footer = {
        "", "Examples:", "  outboxfx sync", "  outboxfx sync --timeout 120 --json"})
final class SyncCommand extends DeviceCommand {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = "How long it may take at the most (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Override
    void check() {
        if (timeout < 1) {
            throw new ParameterException(spec().commandLine(), "--timeout: found " + timeout + ", expected 1 or more seconds.");
        }
    }

    /** It may be brought twice. */
    @Override
    Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    Device.Reach reach() {
        return Device.Reach.SERVER;
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(timeout).plus(MARGIN);
    }

    @Override
    Exit run(Session session) {
        Exit exit = new Sending(session, Duration.ofSeconds(timeout)).all();
        Status.of(session).tell(session.printer());
        if (exit == Exit.NOT_REACHED) {
            session.printer().error(exit, "Not everything was sent and fetched within " + timeout
                    + " s. What waits is safe; run sync again, or open the window.");
        }
        return exit;
    }
}
