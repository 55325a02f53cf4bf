package org.outboxfx.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Limits;

/**
 * Which entries go next: the oldest that are queued, but none before an earlier one of its lane, before what it depends on,
 * after its time, or before a person was asked who must be.
 */
final class Claim {

    private final EntryStore store;
    private final Movements movements;
    private final Dependents dependents;
    private final Revalidation revalidation;
    private final InstantSource time;

    Claim(Workings workings) {
        this.store = workings.store();
        this.movements = workings.movements();
        this.dependents = workings.dependents();
        this.revalidation = workings.revalidation();
        this.time = workings.time();
    }

    /**
     * Puts the next entries on the wire, in the order of their numbers, and says which.
     *
     * @param request names the request that they will be sent in
     */
    List<OutboxEntry> next(Transaction tx, String request, int limit) {
        Instant now = time.instant();
        var claimed = new ArrayList<OutboxEntry>();
        Map<String, Long> parked = new HashMap<>(store.parkedLanes(tx));
        long bytes = 0;
        while (claimed.size() < limit) {
            List<OutboxEntry> queued = store.inState(tx, EntryState.QUEUED, limit - claimed.size());
            if (queued.isEmpty()) {
                return claimed;
            }
            for (OutboxEntry found : queued) {
                OutboxEntry entry = dependents.without(tx, found, Claim::isPast);
                Optional<Progress> aside = aside(tx, entry, parked, claimed, now);
                if (aside.isPresent()) {
                    movements.move(tx, entry, aside.get());
                    parked.merge(entry.lane(), entry.number(), Math::min);
                    continue;
                }
                if (needsConfirmation(tx, entry)) {
                    parked.merge(entry.lane(), entry.number(), Math::min);
                    continue;
                }
                bytes += estimatedBytes(entry);
                if (bytes > Limits.MAX_BODY_BYTES / 2 && !claimed.isEmpty()) {
                    return claimed;
                }
                claimed.add(movements.move(tx, entry, entry.progress().onTheWire(request, now)));
            }
        }
        return claimed;
    }

    /** Why an entry does not go now, if it does not. */
    private Optional<Progress> aside(Transaction tx, OutboxEntry entry, Map<String, Long> parked, List<OutboxEntry> claimed,
            Instant now) {
        Progress progress = entry.progress();
        if (!progress.attempted() && !progress.expiresAt().isAfter(now)) {
            return Optional.of(progress.to(EntryState.EXPIRED, Reason.AGE, now));
        }
        if (parked.getOrDefault(entry.lane(), Long.MAX_VALUE) < entry.number()) {
            return Optional.of(progress.to(EntryState.BLOCKED, Reason.LANE, now));
        }
        List<OutboxEntry> awaited = entry.content().dependsOn().stream()
                .filter(opId -> claimed.stream().noneMatch(other -> other.opId().equals(opId)))
                .flatMap(opId -> store.find(tx, opId).stream()).toList();
        if (awaited.stream().anyMatch(other -> other.state() == EntryState.CANCELLED)) {
            return Optional.of(progress.to(EntryState.NEEDS_CONFIRMATION, Reason.DEPENDENCY_CANCELLED, now));
        }
        boolean ready = awaited.stream().allMatch(other -> other.stage() == Stage.SENT);
        return ready ? Optional.empty() : Optional.of(progress.to(EntryState.BLOCKED, Reason.DEPENDENCY, now));
    }

    /** Puts an entry aside that a person must be asked about. What the server may have already is asked there. */
    private boolean needsConfirmation(Transaction tx, OutboxEntry entry) {
        Set<Confirmation.Cause> causes = entry.progress().attempted() ? Set.of() : revalidation.causes(tx, entry);
        if (causes.isEmpty()) {
            return false;
        }
        OutboxEntry asked = movements.move(tx, entry, entry.progress().to(EntryState.NEEDS_CONFIRMATION, time.instant()));
        movements.witness().asked(tx, asked, causes);
        return true;
    }

    /** What is gone is not waited for; about what a person took back they are asked. */
    private static boolean isPast(OutboxEntry awaited) {
        return awaited.stage() == Stage.GONE && awaited.state() != EntryState.CANCELLED;
    }

    private static long estimatedBytes(OutboxEntry entry) {
        return 400 + 4L * entry.fields().values().stream().mapToLong(value -> value.toString().length()).sum();
    }
}
