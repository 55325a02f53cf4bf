package org.outboxfx.app.cli;

import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import picocli.CommandLine.Command;

@Command(name = "discard", description = "Gives up drafts, and changes that wait for a person; others are to be cancelled.", footer = {
        "", "Examples:", "  outboxfx outbox list --stage needs-you", "  outboxfx outbox discard 9d21c7e0"})
final class OutboxDiscardCommand extends EntryCommand {

    @Override
    String verb() {
        return "discard";
    }

    @Override
    boolean isDone(EntryState state) {
        return state == EntryState.CANCELLED;
    }

    @Override
    CompletableFuture<?> act(Session session, OutboxEntry entry) {
        if (entry.stage() != Stage.NEEDS_YOU && entry.stage() != Stage.DRAFTED) {
            throw new IllegalStateException(
                    "expected a draft, or a change that needs you. 'outboxfx outbox cancel' takes others back.");
        }
        return entry.state() == EntryState.NEEDS_CONFIRMATION
                ? session.client().confirmations().discard(entry.opId())
                : session.client().cancel(entry.opId());
    }
}
