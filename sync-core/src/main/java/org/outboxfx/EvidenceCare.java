package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.evidence.EvidenceLog;
import org.outboxfx.network.Connectivity;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.storage.Database;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server where the evidence ends when no batch has told it, so that even the last rows cannot be cut off unseen;
 * and lets rows go that are older than they are to be kept.
 */
final class EvidenceCare {

    /** A burst of events is told once. */
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration PRUNING = Duration.ofDays(1);
    /** Few enough that no change waits long behind them. */
    private static final int PRUNED_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceCare.class);

    private final Database database;
    private final EvidenceLog evidence;
    private final Transport transport;
    private final Connectivity connectivity;
    private final Timekeeper time;
    private final String device;
    private final Duration keep;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable EvidenceHead told;
    private volatile boolean closed;

    /** @param keep how long rows are kept */
    EvidenceCare(Database database, EvidenceLog evidence, Transport transport, Connectivity connectivity, Timekeeper time,
            String device, Duration keep) {
        this.database = database;
        this.evidence = evidence;
        this.transport = transport;
        this.connectivity = connectivity;
        this.time = time;
        this.device = device;
        this.keep = keep;
    }

    void start() {
        prune();
        changed();
    }

    void close() {
        closed = true;
    }

    /** There is something to tell, or again a connection to tell it over. Does not block. */
    void changed() {
        if (due.compareAndSet(false, true)) {
            time.after(PAUSE, () -> Thread.ofVirtual().name("outboxfx-evidence").start(this::tell));
        }
    }

    private void tell() {
        due.set(false);
        if (closed || !connectivity.isOnline()) {
            return;
        }
        database.query(evidence::head)
                .thenAcceptAsync(this::tell, task -> Thread.ofVirtual().name("outboxfx-evidence").start(task))
                .exceptionally(failure -> logged("told", failure));
    }

    private void tell(EvidenceHead head) {
        if (head.sequence() == 0 || head.equals(told)) {
            return;
        }
        String request = Outbox.newId();
        if (transport.note(new EvidenceNote(device, request, head)) instanceof Answer.Ok<EvidenceNoted>(EvidenceNoted noted, _)) {
            told = database.inTransaction(tx -> {
                evidence.receipted(tx, request, noted.receipt());
                return evidence.head(tx);
            });
        }
    }

    private void prune() {
        if (closed) {
            return;
        }
        Instant before = time.instant().minus(keep);
        CompletableFuture<Integer> pruned = database.submit(tx -> evidence.prune(tx, before, PRUNED_AT_ONCE));
        pruned.thenApply(rows -> rows == PRUNED_AT_ONCE ? Duration.ZERO : PRUNING).exceptionally(failure -> {
            logged("let go", failure);
            return PRUNING;
        }).thenAccept(pause -> time.after(pause, this::prune)).exceptionally(failure -> logged("let go", failure));
    }

    private static @Nullable Void logged(String what, Throwable failure) {
        LOG.warn("Evidence could not be {} this time: {}", what, failure.getMessage());
        return null;
    }
}
