package org.outboxfx.app.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;

/**
 * Changes that were given up, and what brings them back.
 *
 * @param lost those that are no longer queued, oldest first; the changes that built on them are among them
 * @param opposites what was queued to undo changes that are on their way
 * @param asked those that wait until the server has said whether it has them
 */
record Withdrawal(List<OutboxEntry> lost, List<OutboxEntry> opposites, List<OutboxEntry> asked) {

    private static final Withdrawal NOTHING = new Withdrawal(List.of(), List.of(), List.of());

    /** Gives entries up one after another; one that is gone already costs nothing. */
    static CompletableFuture<Withdrawal> of(OutboxClient client, List<OutboxEntry> entries) {
        CompletableFuture<Withdrawal> all = CompletableFuture.completedFuture(NOTHING);
        for (OutboxEntry entry : entries.stream().sorted(Comparator.comparingLong(OutboxEntry::number)).toList()) {
            all = all.thenCompose(
                    before -> before.has(entry)
                            ? CompletableFuture.completedFuture(before)
                            : one(client, entry).thenApply(before::and));
        }
        return all;
    }

    private static CompletableFuture<Withdrawal> one(OutboxClient client, OutboxEntry entry) {
        if (entry.state() == EntryState.DRAFT) {
            return client.cancel(entry.opId()).thenApply(_ -> new Withdrawal(List.of(entry), List.of(), List.of()));
        }
        return client.open(entry.key()).thenCompose(before -> client.cancel(entry.opId())
                .thenCompose(gone -> client.open(entry.key()).thenApply(after -> new Withdrawal(without(before, after),
                        without(after, before), gone.isBeingTakenBack() ? List.of(gone) : List.of()))));
    }

    private static List<OutboxEntry> without(List<OutboxEntry> those, List<OutboxEntry> others) {
        Set<String> ids = others.stream().map(OutboxEntry::opId).collect(Collectors.toSet());
        return those.stream().filter(entry -> !ids.contains(entry.opId())).toList();
    }

    private boolean has(OutboxEntry entry) {
        return lost.stream().anyMatch(one -> one.opId().equals(entry.opId()));
    }

    private Withdrawal and(Withdrawal more) {
        return new Withdrawal(both(lost, more.lost()), both(opposites, more.opposites()), both(asked, more.asked()));
    }

    private static List<OutboxEntry> both(List<OutboxEntry> some, List<OutboxEntry> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The way back: writes again what was lost, as new changes, takes the opposites back, and means what was asked for after all. */
    Way back(Desk desk) {
        return () -> undo(desk).thenApply(again -> again.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> of(desk.client(), again).thenApply(gone -> Optional.of(gone.back(desk)))));
    }

    private CompletableFuture<List<OutboxEntry>> undo(Desk desk) {
        CompletableFuture<List<OutboxEntry>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (OutboxEntry opposite : opposites.reversed()) {
            all = all.thenCompose(again -> desk.client().cancel(opposite.opId()).thenApply(_ -> again));
        }
        for (OutboxEntry entry : lost) {
            all = all.thenCompose(again -> written(desk, entry).thenApply(written -> both(again, List.of(written))));
        }
        for (OutboxEntry entry : asked) {
            all = all.thenCompose(again -> meant(desk, entry).thenApply(meant -> both(again, meant)));
        }
        return all;
    }

    /** What had a time of its own keeps it. */
    private static CompletableFuture<OutboxEntry> written(Desk desk, OutboxEntry entry) {
        var client = desk.client();
        var change = new Change(entry.key(), entry.kind(), entry.fields(), entry.content().impact(), entry.lane(), List.of(),
                null);
        return switch (entry.state()) {
            case DRAFT -> client.saveDraft(change);
            case HELD -> client.saveDraft(change).thenCompose(_ -> client.sendDraft(entry.key(), desk.timeUntil(entry)));
            default -> client.submit(change);
        };
    }

    /** Once the server has said that it has it, its opposite is on its way; then there is nothing left to take back. */
    private static CompletableFuture<List<OutboxEntry>> meant(Desk desk, OutboxEntry entry) {
        var client = desk.client();
        return client.open(entry.key()).thenCompose(
                open -> open.stream().anyMatch(one -> one.opId().equals(entry.opId()) && one.isBeingTakenBack())
                        ? client.retry(entry.opId()).thenApply(List::of)
                        : client.record(entry.key()).thenCompose(
                                record -> record.isEmpty()
                                        ? written(desk, entry).thenApply(List::of)
                                        : CompletableFuture.completedFuture(List.of())));
    }
}
