package org.outboxfx.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Issues this device's stamps: each one is after every stamp issued or observed before, whatever the wall clock does. Only a
 * stamp that is not believed goes unheeded, but for an edit of what bears it.
 *
 * <p>Thread-safe. Nothing is written to disk here: whoever stores a stamped change stores {@link #last()} in the same
 * transaction and hands it back after a restart.
 */
public final class HybridClock {

    /** A stamp further ahead of physical time than this is not believed, so that one wrong clock cannot drag the rest. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final String device;
    private final InstantSource time;
    private HybridTimestamp last;
    private Duration offset = Duration.ZERO;

    /** @param device 16 lower-case hexadecimal digits */
    public HybridClock(String device, InstantSource time) {
        this(time, new HybridTimestamp(0, 0, device));
    }

    /** @param last the last stamp issued or observed before the restart; its device is this clock's device */
    public HybridClock(InstantSource time, HybridTimestamp last) {
        this.device = last.device();
        this.time = time;
        this.last = last;
    }

    public String device() {
        return device;
    }

    /** A new stamp, after every one issued or observed so far. */
    public synchronized HybridTimestamp next() {
        last = after(last, physicalNow().toEpochMilli());
        return last;
    }

    /**
     * A new stamp for an edit of what its author had in front of them: after that, however far ahead it lies, or the edit would
     * lose to what it replaces. One that is further ahead than {@link #MAX_AHEAD} moves no other stamp.
     *
     * @param seen the newest stamp of the edited record, if there is one
     */
    public synchronized HybridTimestamp nextAfter(@Nullable HybridTimestamp seen) {
        return seen == null || last.isAfter(seen) || observe(seen)
                ? next()
                : after(new HybridTimestamp(seen.millis(), seen.counter(), device), 0);
    }

    /** The stamp to store, so that a restart goes on after it. */
    public synchronized HybridTimestamp last() {
        return last;
    }

    /**
     * Takes note of a stamp from elsewhere, so that the next one sorts after it.
     *
     * @return false if the stamp lies more than {@link #MAX_AHEAD} in the future; the clock is then unchanged
     */
    public synchronized boolean observe(HybridTimestamp stamp) {
        if (stamp.millis() > physicalNow().plus(MAX_AHEAD).toEpochMilli()) {
            return false;
        }
        if (stamp.isAfter(last)) {
            last = new HybridTimestamp(stamp.millis(), stamp.counter(), device);
            if (stamp.isAfter(last)) {
                last = after(last, 0);
            }
        }
        return true;
    }

    /**
     * Goes back to physical time if the last stamp lies more than {@link #MAX_AHEAD} ahead of it, because this device's own
     * clock was wrong. The stamps in between are to be replaced by new ones; no server takes them.
     *
     * @return true if it went back
     */
    public synchronized boolean rewind() {
        long now = physicalNow().toEpochMilli();
        if (last.millis() <= now + MAX_AHEAD.toMillis()) {
            return false;
        }
        last = new HybridTimestamp(now, 0, device);
        return true;
    }

    /** Sets how far the server's clock is ahead of the system's, as estimated from its answers. */
    public synchronized void correctBy(Duration offset) {
        this.offset = offset;
    }

    /** System time plus the offset estimated from the server. */
    public synchronized Instant physicalNow() {
        return time.instant().plus(offset);
    }

    private static HybridTimestamp after(HybridTimestamp last, long physicalMillis) {
        if (physicalMillis > last.millis()) {
            return new HybridTimestamp(physicalMillis, 0, last.device());
        }
        return last.counter() < HybridTimestamp.MAX_COUNTER
                ? new HybridTimestamp(last.millis(), last.counter() + 1, last.device())
                : new HybridTimestamp(last.millis() + 1, 0, last.device());
    }
}
