package org.outboxfx.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.OpResult;

/**
 * The network's side of the outbox: which entries go next, and what an answer, or none, makes of them. Within a lane no
 * entry passes an earlier one that has not got through.
 *
 * <p>Every method works within the caller's transaction; none of them sends anything.
 */
public final class Sending {

    private static final int PAGE = 500;
    /** Where an entry stands whose feed position is not known any more: behind every cursor. */
    private static final long NO_POSITION = Long.MAX_VALUE;

    private final EntryStore store;
    private final Movements movements;
    private final Dependents dependents;
    private final Aging aging;
    private final Claim claim;
    private final InstantSource time;

    Sending(Workings workings, Aging aging, Claim claim) {
        this.store = workings.store();
        this.movements = workings.movements();
        this.dependents = workings.dependents();
        this.time = workings.time();
        this.aging = aging;
        this.claim = claim;
    }

    /** Moves what time alone moves: {@link Aging#pass}. */
    public void pass(Transaction tx) {
        aging.pass(tx);
    }

    /** What was on its way when the program or the database failed may or may not have arrived, and is asked again. */
    public void recoverInterrupted(Transaction tx) {
        forEachIn(tx, EntryState.SENDING, entry -> movements.move(tx, entry,
                entry.progress().to(EntryState.RETRY_WAIT, Reason.OUTCOME_UNKNOWN, time.instant()).perhapsTaken()));
    }

    /** Queues what has waited long enough since it failed. */
    public void release(Transaction tx, Instant retriesUpTo) {
        Instant now = time.instant();
        var lanes = new HashSet<String>();
        forEachIn(tx, EntryState.RETRY_WAIT, entry -> {
            if (isDue(entry, retriesUpTo) && !isAsked(entry, now)) {
                movements.move(tx, entry, entry.progress().to(EntryState.QUEUED, now));
                lanes.add(entry.lane());
            }
        });
        lanes.forEach(lane -> unblock(tx, lane));
    }

    /**
     * The entries whose outcome is to be asked for before anything else becomes of them: the server may have them, and a
     * person took them back or they are too old.
     */
    public List<OutboxEntry> unsettled(Transaction tx, Instant retriesUpTo) {
        Instant now = time.instant();
        for (EntryState state : EntryState.AGING) {
            if (state != EntryState.RETRY_WAIT) {
                store.overdueButAttempted(tx, state, now).forEach(entry -> movements.move(tx, entry,
                        entry.progress().to(EntryState.RETRY_WAIT, Reason.OUTCOME_UNKNOWN, now)));
            }
        }
        return store.inState(tx, EntryState.RETRY_WAIT, Integer.MAX_VALUE).stream()
                .filter(entry -> isAsked(entry, now) && isDue(entry, retriesUpTo)).toList();
    }

    /** The server could not be asked for these. */
    public void askLater(Transaction tx, List<OutboxEntry> unsettled, Instant nextAt) {
        for (OutboxEntry asked : unsettled) {
            store.find(tx, asked.opId()).filter(entry -> entry.state() == EntryState.RETRY_WAIT && isAsked(entry, time.instant()))
                    .ifPresent(entry -> movements.move(tx, entry, entry.progress().until(nextAt)));
        }
    }

    private static boolean isAsked(OutboxEntry entry, Instant now) {
        boolean tooOld = !entry.progress().expiresAt().isAfter(now);
        return entry.isBeingTakenBack() || (tooOld && entry.progress().attempted());
    }

    /**
     * Stores what the server said of an unsettled entry.
     *
     * @param result empty if the server does not have it
     * @return the entry, if a person had taken it back: sent, or as it was and certainly not taken
     */
    public Optional<OutboxEntry> settle(Transaction tx, String opId, Optional<OpResult> result) {
        Instant now = time.instant();
        Optional<OutboxEntry> found = store.find(tx, opId)
                .filter(entry -> entry.state() == EntryState.RETRY_WAIT && isAsked(entry, now));
        if (found.isEmpty()) {
            return Optional.empty(); // the person wants it sent after all
        }
        OutboxEntry entry = found.get();
        if (result.isPresent()) {
            OutboxEntry sent = movements.move(tx, entry, entry.progress().sent(result.get().status(), result.get().seq(), now));
            unblock(tx, entry.lane());
            unblockDependents(tx);
            return Optional.of(sent).filter(_ -> entry.isBeingTakenBack());
        }
        if (entry.isBeingTakenBack()) {
            return Optional.of(entry.with(entry.progress().notTaken()));
        }
        movements.move(tx, entry, entry.progress().to(EntryState.EXPIRED, Reason.AGE, now).notTaken());
        return Optional.empty();
    }

    private static boolean isDue(OutboxEntry entry, Instant now) {
        Instant nextAt = entry.nextAt();
        return nextAt == null || !nextAt.isAfter(now);
    }

    /** Puts the next entries on the wire: {@link Claim#next}. */
    public List<OutboxEntry> claim(Transaction tx, String request, int limit) {
        return claim.next(tx, request, limit);
    }

    /** Stores the server's answer to a batch. What it did not answer for is asked again. */
    public void answer(Transaction tx, List<OutboxEntry> batch, List<OpResult> results) {
        Instant now = time.instant();
        var byOpId = new HashMap<String, OpResult>();
        results.forEach(result -> byOpId.put(result.opId(), result));
        boolean anySent = false;
        for (OutboxEntry entry : batch) {
            OutboxEntry answered = movements.move(tx, entry, Answers.progress(entry.progress(), byOpId.get(entry.opId()), now));
            anySent |= answered.stage() == Stage.SENT;
            if (answered.reason() == Reason.DEPENDENCY) {
                // The server has forgotten what it has answered for here: it is not waited for any more.
                dependents.without(tx, answered, other -> other.stage() == Stage.SENT);
            }
        }
        if (anySent) {
            unblockDependents(tx);
        }
    }

    /** Who is told of every event, and knows where its record of them ends. */
    Witness witness() {
        return movements.witness();
    }

    /** Queues what waited for another entry; whoever still has to wait is put aside again. */
    void unblockDependents(Transaction tx) {
        for (OutboxEntry entry : store.blockedByDependency(tx, PAGE)) {
            movements.move(tx, entry, entry.progress().to(EntryState.QUEUED, time.instant()));
            unblock(tx, entry.lane());
        }
    }

    /** Puts a batch back that got no answer for its operations. */
    public void undelivered(Transaction tx, List<OutboxEntry> batch, Undelivered why) {
        for (OutboxEntry entry : batch) {
            Progress waiting = entry.progress().to(EntryState.RETRY_WAIT, why.reason(), time.instant()).saying(why.detail())
                    .until(why.nextAt());
            movements.move(tx, entry, switch (why.arrival()) {
                case NOT_REACHED -> waiting;
                case NOT_TAKEN -> waiting.countingAttempt();
                case UNKNOWN -> waiting.countingAttempt().perhapsTaken();
            });
        }
    }

    /**
     * Why a batch got no answer for its operations.
     *
     * @param nextAt when it is tried again; null for when there is a connection
     */
    public record Undelivered(Reason reason, Arrival arrival, @Nullable String detail, @Nullable Instant nextAt) {}

    /** What is known about where a batch without an answer got to. It says nothing about sendings before. */
    public enum Arrival {
        /** The server was not reached. */
        NOT_REACHED,
        /** The server was reached and took nothing. */
        NOT_TAKEN,
        /** It may have arrived. */
        UNKNOWN
    }

    /** Stores that the server will never take an entry as it is. */
    public void refuse(Transaction tx, OutboxEntry entry, Reason reason, String detail) {
        movements.move(tx, entry,
                entry.progress().to(EntryState.REJECTED, reason, time.instant()).saying(detail).countingAttempt().notTaken());
    }

    /** Marks what the feed has shown: every sent entry up to the given position. */
    public void confirm(Transaction tx, long seq) {
        Instant now = time.instant();
        List<OutboxEntry> shown;
        do {
            shown = store.sentUpTo(tx, seq, PAGE);
            shown.forEach(entry -> movements.move(tx, entry, entry.progress().confirmed(now)));
        } while (shown.size() == PAGE);
    }

    /** The feed positions of what was sent belong to a history that the server has lost: none of it is confirmed by them. */
    public void awaitAnotherHistory(Transaction tx) {
        store.moveSentPositions(tx, 0, NO_POSITION);
    }

    /** What was sent before has been given back, and stands in the new history by this position. */
    public void resumeAt(Transaction tx, long seq) {
        store.moveSentPositions(tx, NO_POSITION, seq);
    }

    /** Queues what waited only because of an earlier entry of its lane, as far as none is left that parks it. */
    void unblock(Transaction tx, String lane) {
        for (OutboxEntry entry : store.inLane(tx, lane, EntryState.BLOCKED)) {
            if (entry.reason() == Reason.LANE && !store.isLaneParked(tx, lane, entry.number())) {
                movements.move(tx, entry, entry.progress().to(EntryState.QUEUED, time.instant()));
            }
        }
    }

    /** True if there is anything to be sent, or waits for its time to be sent or asked for. */
    public boolean hasWork(Transaction tx) {
        return Stream.of(EntryState.QUEUED, EntryState.HELD, EntryState.RETRY_WAIT)
                .anyMatch(state -> !store.inState(tx, state, 1).isEmpty());
    }

    private void forEachIn(Transaction tx, EntryState state, Consumer<OutboxEntry> action) {
        store.inState(tx, state, Integer.MAX_VALUE).forEach(action);
    }
}
