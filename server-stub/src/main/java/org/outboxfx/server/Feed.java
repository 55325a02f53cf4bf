package org.outboxfx.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.clock.Timekeeper;

/**
 * The durable end of each workspace's feed, and those who wait for it to move. Thread-safe; its lock is never held
 * while waiting.
 */
final class Feed {

    private final Timekeeper time;
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Set<CompletableFuture<Void>>> waiting = new HashMap<>();
    private boolean open = true;

    Feed(Timekeeper time, Map<String, Long> ends) {
        this.time = time;
        this.ends.putAll(ends);
    }

    synchronized long end(String workspace) {
        return ends.getOrDefault(workspace, 0L);
    }

    /** Everything up to the position is durable. Wakes the workspace's waiters; does not block. */
    void advance(String workspace, long position) {
        Set<CompletableFuture<Void>> woken;
        synchronized (this) {
            ends.merge(workspace, position, Math::max);
            woken = waiting.remove(workspace);
        }
        wake(woken);
    }

    /** Waits until the feed goes beyond the position, the time is up or the server closes. @return whether it went beyond */
    boolean awaitBeyond(String workspace, long position, Duration patience) {
        var timeIsUp = new CompletableFuture<Void>();
        Timekeeper.Alarm alarm = null;
        try {
            while (!timeIsUp.isDone()) {
                var moved = new CompletableFuture<Void>();
                synchronized (this) {
                    if (end(workspace) > position || !open) {
                        break;
                    }
                    waiting.computeIfAbsent(workspace, _ -> new HashSet<>()).add(moved);
                }
                if (alarm == null) {
                    alarm = time.after(patience, () -> timeIsUp.complete(null));
                }
                CompletableFuture.anyOf(moved, timeIsUp).join();
                forget(workspace, moved);
            }
        } finally {
            if (alarm != null) {
                alarm.cancel();
            }
        }
        return end(workspace) > position;
    }

    /** Sends everyone home who waits or will. */
    void close() {
        Map<String, Set<CompletableFuture<Void>>> all;
        synchronized (this) {
            open = false;
            all = new HashMap<>(waiting);
            waiting.clear();
        }
        all.values().forEach(Feed::wake);
    }

    private synchronized void forget(String workspace, CompletableFuture<Void> waiter) {
        Set<CompletableFuture<Void>> waiters = waiting.get(workspace);
        if (waiters != null && waiters.remove(waiter) && waiters.isEmpty()) {
            waiting.remove(workspace);
        }
    }

    private static void wake(@org.jspecify.annotations.Nullable Set<CompletableFuture<Void>> waiters) {
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }
}
