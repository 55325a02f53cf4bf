package org.outboxfx.app.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Way;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;

/**
 * Changes that were given up, and what brings them back.
 *
 * @param lost those that are no longer queued, oldest first; the changes that built on them are among them
 * @param opposites what was queued to undo changes that the server may have already
 */
record Withdrawal(List<OutboxEntry> lost, List<OutboxEntry> opposites) {

    private static final Withdrawal NOTHING = new Withdrawal(List.of(), List.of());

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
            return client.cancel(entry.opId()).thenApply(_ -> new Withdrawal(List.of(entry), List.of()));
        }
        return client.open(entry.key()).thenCompose(before -> client.cancel(entry.opId())
                .thenCompose(_ -> client.open(entry.key()))
                .thenApply(after -> new Withdrawal(without(before, after), without(after, before))));
    }

    private static List<OutboxEntry> without(List<OutboxEntry> those, List<OutboxEntry> others) {
        Set<String> ids = others.stream().map(OutboxEntry::opId).collect(Collectors.toSet());
        return those.stream().filter(entry -> !ids.contains(entry.opId())).toList();
    }

    private boolean has(OutboxEntry entry) {
        return lost.stream().anyMatch(one -> one.opId().equals(entry.opId()));
    }

    private Withdrawal and(Withdrawal more) {
        var allLost = new ArrayList<>(lost);
        allLost.addAll(more.lost());
        var allOpposites = new ArrayList<>(opposites);
        allOpposites.addAll(more.opposites());
        return new Withdrawal(allLost, allOpposites);
    }

    /** The way back: writes again what was lost, as new changes, and takes the opposites back. */
    Way back(OutboxClient client) {
        return () -> undo(client).thenApply(again -> again.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> of(client, again).thenApply(gone -> Optional.of(gone.back(client)))));
    }

    private CompletableFuture<List<OutboxEntry>> undo(OutboxClient client) {
        CompletableFuture<List<OutboxEntry>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (OutboxEntry opposite : opposites.reversed()) {
            all = all.thenCompose(again -> client.cancel(opposite.opId()).thenApply(_ -> again));
        }
        for (OutboxEntry entry : lost) {
            Change change = new Change(entry.key(), entry.kind(), entry.fields(), entry.content().impact(), entry.lane(),
                    List.of(), null);
            all = all.thenCompose(again -> (entry.state() == EntryState.DRAFT ? client.saveDraft(change) : client.submit(change))
                    .thenApply(written -> {
                        again.add(written);
                        return again;
                    }));
        }
        return all;
    }
}
