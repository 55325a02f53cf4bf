package org.outboxfx.network;

import java.time.Duration;
import java.time.Instant;
import org.outboxfx.clock.Timekeeper;

/**
 * Notices, by comparing wall and monotonic time, that the device slept or that its clock was set. On Linux monotonic time
 * stands still during sleep, so the wall clock runs ahead of it; elsewhere it goes on, and the gap between two looks shows.
 */
final class ClockWatch {

    /** How far wall and monotonic time may drift apart between two looks without being noticed. */
    static final Duration SLIP = Duration.ofSeconds(2);

    private final Timekeeper time;
    private Instant wall;
    private long nanos;

    ClockWatch(Timekeeper time) {
        this.time = time;
        this.wall = time.instant();
        this.nanos = time.nanoTime();
    }

    void reset() {
        wall = time.instant();
        nanos = time.nanoTime();
    }

    /**
     * @param expected how long ago the last look should have been
     * @return whether time has passed unseen or was changed since then
     */
    boolean hasJumped(Duration expected) {
        Instant wallNow = time.instant();
        long nanosNow = time.nanoTime();
        Duration shown = Duration.between(wall, wallNow);
        Duration passed = Duration.ofNanos(nanosNow - nanos);
        reset();
        boolean slipped = shown.minus(passed).abs().compareTo(SLIP) > 0;
        return slipped || passed.minus(expected).compareTo(SLIP) > 0;
    }
}
