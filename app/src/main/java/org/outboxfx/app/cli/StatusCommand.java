package org.outboxfx.app.cli;

import picocli.CommandLine.Command;

@Command(name = "status", description = "Tells how many changes are drafted, queued, sent and need you, whether the server can be reached, and why each waits. Exit code 3 if something needs you.", footer = {
        "", "Examples:", "  outboxfx status", "  outboxfx status --json | jq .queued"})
final class StatusCommand extends DeviceCommand {

    @Override
    Exit run(Session session) {
        Status status = Status.of(session);
        status.tell(session.printer());
        return status.needsYou() > 0 ? Exit.NEEDS_PERSON : Exit.DONE;
    }
}
