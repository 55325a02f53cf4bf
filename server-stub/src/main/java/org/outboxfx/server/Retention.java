package org.outboxfx.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.storage.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, once a day, which operations were applied so long ago that no client may still send them again, and which
 * records were deleted so long ago that who has not read of it must read everything anew, and where evidence ended long ago.
 */
final class Retention implements AutoCloseable {

    /** Protocol, section 4: longer than an operation may wait to be sent (30 days). */
    static final Duration DEDUPE = Duration.ofDays(60);
    /** Longer than operations are remembered: what is sent again must meet the deletion. */
    static final Duration TOMBSTONES = Duration.ofDays(90);
    /** Longer than evidence is usually kept, so that what is left of it can be compared. */
    static final Duration EVIDENCE_HEADS = Duration.ofDays(400);
    static final Duration INTERVAL = Duration.ofDays(1);
    /** Few enough that no request waits long behind them. */
    private static final int AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final ServerDatabase database;
    private final ChangeStore store;
    private final EvidenceHeads evidence = new EvidenceHeads();
    private final InstantSource clock;
    private final Timekeeper time;
    private Timekeeper.@Nullable Alarm next;
    private boolean open = true;

    Retention(ServerDatabase database, ChangeStore store, InstantSource clock, Timekeeper time) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.time = time;
    }

    /** Forgets what is old, part by part, then again every day. Does not block. */
    @SuppressWarnings("FutureReturnValueIgnored") // A failure is dealt with in place.
    void sweep() {
        Instant now = clock.instant();
        database.submit(tx -> forget(tx, now)).whenComplete((forgotten, failure) -> {
            if (failure != null) {
                LOG.warn("What is old could not be forgotten; the next attempt is in {}.", INTERVAL, failure);
            }
            proceed(failure == null && forgotten >= AT_ONCE);
        });
    }

    private int forget(Transaction tx, Instant now) {
        store.lockServer(tx);
        List<ChangeStore.Tombstone> tombstones = store.tombstones(tx, now.minus(TOMBSTONES), AT_ONCE);
        tombstones.forEach(tombstone -> store.forgetDeleted(tx, tombstone));
        int heads = evidence.forget(tx, now.minus(EVIDENCE_HEADS), AT_ONCE);
        return Math.max(heads, Math.max(tombstones.size(), store.forgetApplied(tx, now.minus(DEDUPE), AT_ONCE)));
    }

    private synchronized void proceed(boolean more) {
        if (open && more) {
            sweep();
        } else if (open) {
            next = time.after(INTERVAL, this::sweep);
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        if (next != null) {
            next.cancel();
        }
    }
}
