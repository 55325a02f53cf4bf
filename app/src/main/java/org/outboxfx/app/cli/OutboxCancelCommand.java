package org.outboxfx.app.cli;

import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import picocli.CommandLine.Command;

@Command(name = "cancel", description = "Takes changes back. If the server may have one, it is asked, and the opposite is queued if it has.", footer = {
        "", "Examples:", "  outboxfx outbox cancel 9d21c7e0", "  outboxfx outbox cancel 9d21c7e0 --json"})
final class OutboxCancelCommand extends EntryCommand {

    @Override
    String verb() {
        return "cancel";
    }

    @Override
    boolean isDone(EntryState state) {
        return state == EntryState.CANCELLED;
    }

    @Override
    CompletableFuture<?> act(Session session, OutboxEntry entry) {
        if (entry.state() == EntryState.SENT || entry.state().isOver()) {
            throw new IllegalStateException("it is over. Edit or delete the record instead.");
        }
        return session.client().cancel(entry.opId());
    }
}
