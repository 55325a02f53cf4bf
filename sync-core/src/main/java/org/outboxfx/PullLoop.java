package org.outboxfx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Connectivity;
import org.outboxfx.storage.StorageException;
import org.outboxfx.transport.Answer;
import org.outboxfx.wire.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps reading the feed while the server can be reached, on the virtual thread {@code outboxfx-pull}. It goes on
 * whatever stands still in the outbox.
 */
final class PullLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PullLoop.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(Limits.MAX_WAIT_SECONDS);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Pull pull;
    private final Connectivity connectivity;
    private final Timekeeper time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private boolean pausing;
    private boolean fresh = true;
    /** The server holds a request, and will answer it as soon as there is something new. */
    private boolean listening;
    private final List<CompletableFuture<@Nullable Void>> asked = new ArrayList<>();

    PullLoop(Pull pull, Connectivity connectivity, Timekeeper time) {
        this.pull = pull;
        this.connectivity = connectivity;
        this.time = time;
    }

    void start() {
        Thread.ofVirtual().name("outboxfx-pull").start(this::run);
    }

    /** Looks again at once: the connection has changed, or a person asked. */
    void wake() {
        signal(() -> {
            pausing = false;
            fresh = true;
        });
    }

    /** Completes when all that the server has now has been read. */
    CompletableFuture<@Nullable Void> whenRead() {
        var read = new CompletableFuture<@Nullable Void>();
        lock.lock();
        try {
            if (listening && connectivity.isOnline()) {
                return CompletableFuture.completedFuture(null);
            }
            asked.add(read);
        } finally {
            lock.unlock();
        }
        wake();
        return read;
    }

    private void run() {
        while (awaitTurn()) {
            try {
                step();
            } catch (StorageException e) {
                LOG.warn("Pulling pauses: {}", e.getMessage());
                pause();
            }
        }
    }

    /** After a connection came about the first page is asked for without waiting, so that what was missed is here at once. */
    private void step() {
        Duration wait = takeFresh() ? Duration.ZERO : LONG_POLL;
        List<CompletableFuture<@Nullable Void>> those = begin(wait);
        Pull.Outcome outcome = null;
        try {
            outcome = pull.page(wait);
        } finally {
            boolean all = outcome instanceof Pull.Outcome.Merged(boolean more) && !more;
            end(all ? List.of() : those);
            if (all) {
                those.forEach(read -> read.complete(null));
            }
        }
        switch (outcome) {
            case Pull.Outcome.Merged merged -> signal(() -> fresh |= merged.more());
            case Pull.Outcome.Failed(Answer.Failed<?> why) -> {
                LOG.debug("Pulling failed: {} {}", why.failure(), why.detail());
                pause();
            }
        }
    }

    /** Who asked before a request is sent is served by its answer. */
    private List<CompletableFuture<@Nullable Void>> begin(Duration wait) {
        var those = new ArrayList<CompletableFuture<@Nullable Void>>();
        signal(() -> {
            those.addAll(asked);
            asked.clear();
            listening = !wait.isZero();
        });
        return those;
    }

    /** Whoever was not served waits for the next request. */
    private void end(List<CompletableFuture<@Nullable Void>> unserved) {
        signal(() -> {
            listening = false;
            asked.addAll(unserved);
        });
    }

    private boolean takeFresh() {
        lock.lock();
        try {
            boolean taken = fresh;
            fresh = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        signal(() -> pausing = true);
        time.after(PAUSE_AFTER_FAILURE, this::wake);
    }

    /** Waits until there is something to ask; false once the loop is closed. */
    private boolean awaitTurn() {
        lock.lock();
        try {
            while (!closed && (pausing || !connectivity.isOnline())) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No page is begun any more; one that is being asked for is given up when its transport is. */
    @Override
    public void close() {
        signal(() -> closed = true);
    }
}
