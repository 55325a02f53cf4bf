package org.outboxfx.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outboxfx.storage.Transaction;

/**
 * What time alone makes of entries, connected or not: a held one is queued when its time is over, one that waits too long
 * expires, and before that a person can be warned. Every method works within the caller's transaction.
 */
public final class Aging {

    private final EntryStore store;
    private final Movements movements;
    private final Deadline deadline;
    private final InstantSource time;

    Aging(EntryStore store, Movements movements, Deadline deadline, InstantSource time) {
        this.store = store;
        this.movements = movements;
        this.deadline = deadline;
        this.time = time;
    }

    /**
     * Moves what is due. What the server may have does not expire before it was asked (by {@link Drain}). Whoever comes into
     * the time of warning is told of as changed.
     */
    public void pass(Transaction tx) {
        Instant now = time.instant();
        for (OutboxEntry held : store.inState(tx, EntryState.HELD, Integer.MAX_VALUE)) {
            Instant until = held.nextAt();
            if (until == null || !until.isAfter(now)) {
                boolean parked = store.isLaneParked(tx, held.lane(), held.number());
                movements.move(tx, held, parked
                        ? held.progress().to(EntryState.BLOCKED, Reason.LANE, now)
                        : held.progress().to(EntryState.QUEUED, now));
            }
        }
        if (!deadline.at().isAfter(now)) {
            for (EntryState state : soon(tx, now)) {
                store.overdue(tx, state, now).forEach(entry -> movements.move(tx, entry,
                        entry.progress().to(EntryState.EXPIRED, Reason.AGE, now)));
            }
            warned(tx, now).forEach(entry -> movements.told(tx, entry));
            deadline.set(EntryState.AGING.stream().flatMap(state -> nextLook(tx, state, now).stream())
                    .min(Instant::compareTo).orElse(Instant.MAX));
        }
    }

    /** When time next changes something, if it does. */
    public Optional<Instant> next(Transaction tx) {
        Stream<Instant> waits = Stream.of(EntryState.HELD, EntryState.RETRY_WAIT)
                .flatMap(state -> store.earliestNextAt(tx, state).stream());
        return Stream.concat(waits, Stream.of(deadline.at())).filter(at -> !at.equals(Instant.MAX)).min(Instant::compareTo);
    }

    /** The entries that will soon be too old to be sent unasked, those that expire first first. */
    public List<OutboxEntry> expiring(Transaction tx) {
        return warned(tx, time.instant()).stream().sorted(Comparator.comparing(entry -> entry.progress().expiresAt())).toList();
    }

    /** The states with an entry that expires so soon that each of their entries has to be looked at. */
    private List<EntryState> soon(Transaction tx, Instant now) {
        return EntryState.AGING.stream()
                .filter(state -> earliestWarning(tx, state).filter(warning -> !warning.isAfter(now)).isPresent()).toList();
    }

    private Optional<Instant> nextLook(Transaction tx, EntryState state, Instant now) {
        return earliestWarning(tx, state)
                .flatMap(warning -> warning.isAfter(now) ? Optional.of(warning) : store.earliestDeadline(tx, state, now));
    }

    /** No entry of the state is to be warned of before; the index alone knows, however many wait. */
    private Optional<Instant> earliestWarning(Transaction tx, EntryState state) {
        return store.firstExpiry(tx, state).map(first -> first.minus(OutboxEntry.LONGEST_WARNING));
    }

    private List<OutboxEntry> warned(Transaction tx, Instant now) {
        var warned = new ArrayList<OutboxEntry>();
        Instant latest = now.plus(OutboxEntry.LONGEST_WARNING);
        for (EntryState state : soon(tx, now)) {
            store.expiringUntil(tx, state, latest).stream().filter(entry -> !entry.warnedFrom().isAfter(now))
                    .forEach(warned::add);
        }
        return warned;
    }
}
