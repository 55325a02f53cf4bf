package org.outboxfx.app.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that queues changes, for a person or for an agent that works for one. */
abstract class ChangeCommand extends DeviceCommand {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    @Option(names = "--wait", description = "Send it, and return when the server has it.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = "How long --wait waits at the most (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--agent-task", paramLabel = "ID", description = "What an agent is doing when it queues this for a person; marks the change as an agent's.")
    @Nullable
    private String agentTask;

    @Option(names = "--authorised-by", paramLabel = "WHO", description = "Who allowed the agent to.")
    @Nullable
    private String authorisedBy;

    @Override
    Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    Device.Reach reach() {
        return wait ? Device.Reach.SERVER : Device.Reach.DISK;
    }

    @Override
    Duration patience() {
        return wait ? Duration.ofSeconds(timeout).plus(MARGIN) : super.patience();
    }

    @Override
    void check() {
        if ((agentTask == null) != (authorisedBy == null)) {
            throw new ParameterException(spec().commandLine(),
                    "--agent-task and --authorised-by belong together: found one of them, expected both or neither.");
        }
        if (timeout < 1) {
            throw new ParameterException(spec().commandLine(), "--timeout: found " + timeout + ", expected 1 or more seconds.");
        }
    }

    /** The change as it is to be queued: by an agent, if one does it. */
    final Change marked(Change change) {
        return agentTask == null || authorisedBy == null ? change : change.withAgent(new Agent(agentTask, authorisedBy));
    }

    /** Tells what was queued and, if that was asked for, sends it. */
    final Exit tell(Session session, String what, List<OutboxEntry> entries) {
        Exit exit = waited(session, entries);
        var queued = new Queued(session);
        queued.tell(what, wait ? queued.now(entries) : entries);
        return exit;
    }

    /** Sends what was queued, if that was asked for; says when it goes out. */
    final Exit send(Session session, List<OutboxEntry> entries) {
        Exit exit = waited(session, entries);
        var queued = new Queued(session);
        session.printer().line(queued.when(wait ? queued.now(entries) : entries));
        return exit;
    }

    private Exit waited(Session session, List<OutboxEntry> entries) {
        return wait ? new Sending(session, Duration.ofSeconds(timeout)).until(entries) : Exit.DONE;
    }
}
