package org.outboxfx.app.cli;

import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Command;

@Command(name = "retry", description = "Sends changes without waiting any longer: refused, expired, held or tried before. To send now what is queued anyway, sync.", footer = {
        "", "Examples:", "  outboxfx outbox retry 9d21c7e0",
        "  outboxfx outbox list --stage needs-you --json | jq -r .id | xargs outboxfx outbox retry"})
final class OutboxRetryCommand extends EntryCommand {

    @Override
    String verb() {
        return "retry";
    }

    @Override
    boolean isDone(EntryState state) {
        return switch (state) {
            case QUEUED, SENDING, BLOCKED, SENT, CONFIRMED -> true;
            default -> false;
        };
    }

    @Override
    CompletableFuture<?> act(Session session, OutboxEntry entry) {
        return session.client().retry(entry.opId());
    }
}
