package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/**
 * What a person is writing: from the first word to the moment from which it is meant to be sent, and back. Every method works
 * within the caller's transaction.
 */
public final class Drafts {

    private final EntryStore store;
    private final Movements movements;
    private final Dependents dependents;
    private final Sending sending;
    private final InstantSource time;
    private final SendAge sendAge;
    private final Revalidation revalidation;

    Drafts(Workings workings, Sending sending, SendAge sendAge) {
        this.store = workings.store();
        this.movements = workings.movements();
        this.dependents = workings.dependents();
        this.revalidation = workings.revalidation();
        this.time = workings.time();
        this.sending = sending;
        this.sendAge = sendAge;
    }

    /** Keeps a draft, one per record; a second call replaces the first one's content. */
    public OutboxEntry save(Transaction tx, Change change) {
        Instant now = time.instant();
        var content = Content.of(change, Record.empty(change.key()), null, false);
        Optional<OutboxEntry> draft = find(tx, change.key());
        if (draft.isEmpty()) {
            return movements.add(tx, OutboxEntry.begun(content, Progress.begin(EntryState.DRAFT, now, sendAge.of(change, now)),
                    new Authority(revalidation.member(), change.agent(), null), now));
        }
        OutboxEntry entry = draft.get().with(content);
        movements.rewrite(tx, entry);
        store.markDependedOn(tx, change.dependsOn());
        return entry;
    }

    public Optional<OutboxEntry> find(Transaction tx, RecordKey key) {
        return store.ofRecord(tx, key, Set.of(EntryState.DRAFT)).stream().findFirst();
    }

    /**
     * Makes a draft an entry that is meant to be sent.
     *
     * @param until the end of its undo window or its send-later time; null to queue it at once
     */
    public OutboxEntry promote(Transaction tx, OutboxEntry draft, Record stored, HybridTimestamp stamp, @Nullable Instant until) {
        Instant now = time.instant();
        Content content = draft.content();
        OutboxEntry stamped = draft.with(content.setting(content.fields(), stored, stored.fields().isEmpty()).stamped(stamp));
        movements.rewrite(tx, stamped);
        // Its time begins when it is meant to be sent, however long it was a draft.
        Duration age = Duration.between(draft.createdAt(), draft.progress().expiresAt());
        Instant start = until != null && until.isAfter(now) ? until : now;
        Progress progress = draft.progress()
                .expiring(start.plus(age.compareTo(Outbox.DEFAULT_SEND_AGE) < 0 ? age : Outbox.DEFAULT_SEND_AGE));
        if (start.isAfter(now)) {
            return movements.move(tx, draft, stamped.with(progress.to(EntryState.HELD, Reason.UNDO_WINDOW, now).until(start)));
        }
        boolean parked = store.isLaneParked(tx, content.lane(), draft.number());
        return movements.move(tx, draft, stamped.with(
                parked ? progress.to(EntryState.BLOCKED, Reason.LANE, now) : progress.to(EntryState.QUEUED, now)));
    }

    /**
     * Takes a held or rejected entry back to being a draft. A rejected one gets a new operation id, because it will be
     * another thing when it is sent again.
     */
    public OutboxEntry recall(Transaction tx, OutboxEntry entry) {
        Instant now = time.instant();
        String opId = entry.state() == EntryState.REJECTED ? Outbox.newId() : entry.opId();
        OutboxEntry draft = movements.move(tx, entry, new OutboxEntry(opId, entry.number(), entry.content().stamped(null),
                entry.progress().to(EntryState.DRAFT, now), entry.createdAt(), entry.authority()));
        if (!opId.equals(entry.opId())) {
            dependents.follow(tx, entry.opId(), opId);
        }
        sending.unblock(tx, entry.lane());
        return draft;
    }
}
