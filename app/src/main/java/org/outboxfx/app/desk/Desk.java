package org.outboxfx.app.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;

/**
 * What every view-model works with.
 *
 * @param client the library
 * @param ui the JavaFX thread, or in a test the thread that runs it
 * @param later the same thread, for what may wait until all that is ready to be seen has been painted
 * @param words the language
 * @param notices where to speak to the person
 * @param clock what time it is
 * @param zone what day it is
 * @param person the name under which messages are written
 * @param history what was done in this window
 */
public record Desk(OutboxClient client, Executor ui, Executor later, Words words, Notices notices, InstantSource clock,
        ZoneId zone, String person, History history) {

    /** A desk with a history of its own. */
    public Desk(OutboxClient client, Executor ui, Executor later, Words words, Notices notices, InstantSource clock,
            ZoneId zone, String person) {
        this(client, ui, later, words, notices, clock, zone, person, new History(client, ui, words, notices));
    }

    /**
     * Gives changes up as one step of the history, with an offer to undo it.
     *
     * @param what the change in the person's words, if it is one
     */
    public void withdraw(List<OutboxEntry> entries, String what) {
        if (!entries.isEmpty()) {
            withdraw(CompletableFuture.completedFuture(entries), entries.size(), what);
        }
    }

    /** The same of one change that is still to be read. */
    public void withdraw(CompletableFuture<OutboxEntry> entry, String what) {
        withdraw(entry.thenApply(List::of), 1, what);
    }

    private void withdraw(CompletableFuture<List<OutboxEntry>> entries, int count, String what) {
        history.add(() -> words.of("deed.withdraw", count, what),
                entries.thenCompose(those -> Withdrawal.of(client, those)).thenApply(gone -> gone.back(this)),
                words.of("delivery.withdrawn", count, what));
    }

    /** How long a change that has a time of its own is still held; zero if it has none, or that is over. */
    public Duration timeUntil(OutboxEntry entry) {
        Instant until = entry.state() == EntryState.HELD ? entry.nextAt() : null;
        Instant now = clock.instant();
        return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
