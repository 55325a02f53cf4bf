package org.outboxfx.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.outboxfx.record.Record;
import org.outboxfx.storage.Transaction;

/**
 * What a person is asked before it is sent late, what they answered, and what they will be asked. Every method works within
 * the caller's transaction.
 */
public final class Questions {

    /** What has not been sent and still may be. */
    private static final List<EntryState> WAITING = List.of(EntryState.QUEUED, EntryState.BLOCKED, EntryState.RETRY_WAIT,
            EntryState.HELD, EntryState.NEEDS_CONFIRMATION);

    private final EntryStore store;
    private final Movements movements;
    private final Dependents dependents;
    private final Sending sending;
    private final InstantSource time;
    private final Revalidation revalidation;
    private final Deadline deadline;

    Questions(Workings workings, Sending sending, Deadline deadline) {
        this.store = workings.store();
        this.movements = workings.movements();
        this.dependents = workings.dependents();
        this.revalidation = workings.revalidation();
        this.time = workings.time();
        this.sending = sending;
        this.deadline = deadline;
    }

    /**
     * Queues an entry that a person was asked about and has confirmed. From now on its author has seen what is there now; the
     * caller gives it a new stamp, so that it wins over that.
     *
     * @throws IllegalStateException if nobody was asked
     */
    public OutboxEntry confirm(Transaction tx, OutboxEntry asked) {
        OutboxEntry entry = dependents.freed(tx, asked);
        Content content = entry.content();
        Record now = Revalidation.seen(entry, revalidation.others(tx, entry));
        Instant at = time.instant();
        OutboxEntry confirmed = entry.with(content.setting(revalidation.addressed(tx, entry), now, content.creates()))
                .with(entry.authority().confirmed(revalidation.member(), at));
        decided(tx, confirmed, Confirmation.Decision.CONFIRMED);
        store.authorise(tx, confirmed);
        store.rewrite(tx, confirmed);
        OutboxEntry queued = movements.move(tx, entry, confirmed.with(entry.progress().to(EntryState.QUEUED, at)));
        sending.unblock(tx, entry.lane());
        return queued;
    }

    /** Notes what a person answered. */
    public void decided(Transaction tx, OutboxEntry entry, Confirmation.Decision decision) {
        movements.witness().decided(tx, entry, decision, revalidation.member());
    }

    /** What a person is to be asked, oldest entry first. */
    public List<Confirmation> open(Transaction tx, int limit) {
        return store.inState(tx, EntryState.NEEDS_CONFIRMATION, limit).stream()
                .map(entry -> revalidation.confirmation(tx, entry)).toList();
    }

    /** What will happen by itself to unsent entries up to a time, the first first. */
    public List<Upcoming> upcoming(Transaction tx, Instant until, int limit) {
        var upcoming = new ArrayList<Upcoming>();
        for (EntryState state : WAITING) {
            if (state == EntryState.HELD || !until.isBefore(deadline.at())) {
                store.expiringUpTo(tx, state, until, limit)
                        .forEach(entry -> upcoming.add(new Upcoming(entry, Upcoming.What.EXPIRES, entry.progress().expiresAt())));
            }
            if (state != EntryState.NEEDS_CONFIRMATION) {
                store.ofHighImpact(tx, state, limit).forEach(entry -> revalidation.asksAt(tx, entry, until)
                        .ifPresent(at -> upcoming.add(new Upcoming(entry, Upcoming.What.NEEDS_CONFIRMATION, at))));
            }
        }
        return upcoming.stream().filter(each -> !each.entry().progress().attempted())
                .sorted(Comparator.comparing(Upcoming::at)).limit(limit).toList();
    }
}
