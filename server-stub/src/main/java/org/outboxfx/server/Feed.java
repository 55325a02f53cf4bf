package org.outboxfx.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.server.database.Listener;

/**
 * The durable end of each workspace's feed as far as this process knows, and those who wait for it to move. Thread-safe;
 * its lock is never held while waiting.
 */
final class Feed implements Listener {

    private final Timekeeper time;
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Set<CompletableFuture<Void>>> waiting = new HashMap<>();
    private boolean open = true;

    Feed(Timekeeper time, Map<String, Long> ends) {
        this.time = time;
        this.ends.putAll(ends);
    }

    /** The end; 0 if it is not known. */
    synchronized long end(String workspace) {
        return ends.getOrDefault(workspace, 0L);
    }

    synchronized boolean knows(String workspace) {
        return ends.containsKey(workspace);
    }

    /** Everything up to the position is durable. Wakes the workspace's waiters if that is new; does not block. */
    @Override
    public void advanced(String workspace, long position) {
        Set<CompletableFuture<Void>> woken;
        synchronized (this) {
            Long known = ends.get(workspace);
            if (known != null && known >= position) {
                return;
            }
            ends.merge(workspace, position, Math::max);
            woken = waiting.remove(workspace);
        }
        wake(woken);
    }

    @Override
    public synchronized void lostTrack() {
        ends.clear();
    }

    @Override
    public synchronized Set<String> awaited() {
        return Set.copyOf(waiting.keySet());
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

    private static void wake(@Nullable Set<CompletableFuture<Void>> waiters) {
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }
}
