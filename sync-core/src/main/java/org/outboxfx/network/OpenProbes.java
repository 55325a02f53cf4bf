package org.outboxfx.network;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The questions under way, by number, and which answers still count. Guarded by its owner's lock.
 */
final class OpenProbes {

    /**
     * Probes whose answer is outstanding: enough to go on asking during the 5 s that one may wait. A network that swallows
     * packets must not collect more.
     */
    static final int MAX = 12;
    /** An older question that is still open when one asked this much later has its answer was swallowed, not slow. */
    static final Duration OVERTAKEN = Duration.ofMillis(500);

    private final TreeMap<Long, Long> askedAt = new TreeMap<>();
    private long sent;
    /** Answers to this probe and older ones are worthless: something newer is known. */
    private long outdated;

    boolean isFull() {
        return askedAt.size() >= MAX;
    }

    int count() {
        return askedAt.size();
    }

    /** @return the number of a new question */
    long ask(long nanoTime) {
        askedAt.put(++sent, nanoTime);
        return sent;
    }

    /** What is under way says nothing any more: real traffic, or a change of the network, came after it. */
    void outdate() {
        outdated = sent;
    }

    /** @return whether this answer tells something new; no older one does afterwards */
    boolean answered(long probe) {
        askedAt.remove(probe);
        if (probe <= outdated) {
            return false;
        }
        outdated = probe;
        return true;
    }

    /**
     * Whether packets were swallowed before this probe, to which an answer has just come: one that was asked much earlier has
     * none. A network that is merely slow answers in order.
     */
    boolean overtookALostOne(long probe, long nanoTime) {
        Long asked = askedAt.get(probe);
        Map.Entry<Long, Long> oldest = askedAt.firstEntry();
        if (asked == null || oldest == null || oldest.getKey() >= probe) {
            return false;
        }
        long ahead = asked - oldest.getValue();
        return ahead >= Math.max(OVERTAKEN.toNanos(), nanoTime - asked);
    }
}
