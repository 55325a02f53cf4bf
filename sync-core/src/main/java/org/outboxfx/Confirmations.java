package org.outboxfx;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Upcoming;
import org.outboxfx.record.Change;

/**
 * What a person is asked before it is sent late, and what they answer. Each answer is part of the evidence. Any thread;
 * nothing here blocks.
 */
public final class Confirmations {

    private final ClientParts parts;

    Confirmations(ClientParts parts) {
        this.parts = parts;
    }

    /** What a person is to be asked, oldest entry first: what was the case when it was written, beside what is now. */
    public CompletableFuture<List<Confirmation>> pending(int limit) {
        return parts.database.query(tx -> parts.outbox.questions().open(tx, limit));
    }

    /**
     * Sends an entry although it is late. It wins over what the person has now seen.
     *
     * @return fails with {@link IllegalStateException} if nobody was asked about it
     */
    public CompletableFuture<OutboxEntry> confirm(String opId) {
        return parts.onEntry(opId, parts.changes::confirm);
    }

    /** Takes an entry back and submits a change in its place, as one transaction. Completes with the new entry. */
    public CompletableFuture<OutboxEntry> edit(String opId, Change change) {
        return parts.onEntry(opId, (tx, entry) -> parts.changes.replace(tx, entry, change).getFirst());
    }

    /** Takes an entry back. */
    public CompletableFuture<OutboxEntry> discard(String opId) {
        return parts.onEntry(opId, parts.changes::cancel);
    }

    /**
     * Confirms to the server by the member's passphrase that an entry is wanted, where the server asks for that ({@code
     * STEP_UP}). The passphrase is not kept; the proof that the server gives for it is held in memory until it expires.
     */
    public CompletableFuture<StepUp> stepUp(String opId, char[] passphrase) {
        return parts.onEntry(opId, (_, entry) -> entry).thenApplyAsync(entry -> parts.stepUps.confirm(entry, passphrase),
                task -> Thread.ofVirtual().name("outboxfx-step-up").start(task));
    }

    /**
     * What will happen by itself to entries that are not sent by then: whom a person will be asked about, and what expires. The
     * first first.
     */
    public CompletableFuture<List<Upcoming>> upcoming(Instant until, int limit) {
        return parts.database.query(tx -> parts.outbox.questions().upcoming(tx, until, limit));
    }
}
