package org.outboxfx.app.cli;

import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Command;

@Command(name = "confirm", description = "Says that changes which were asked about are still wanted. Look at them first: they win over what others wrote since.", footer = {
        "", "Examples:", "  outboxfx outbox show 9d21c7e0", "  outboxfx outbox confirm 9d21c7e0"})
final class OutboxConfirmCommand extends EntryCommand {

    @Override
    String verb() {
        return "confirm";
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
        return session.client().confirmations().confirm(entry.opId());
    }
}
