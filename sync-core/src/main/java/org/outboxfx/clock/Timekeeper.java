package org.outboxfx.clock;

import java.time.Duration;
import java.time.InstantSource;

/**
 * All the time there is: the wall clock for "is it due", a monotonic clock for "how long did it take", and alarms.
 * A program makes one with {@link SystemTimekeeper}; a test moves a {@code ManualClock} by hand.
 */
public interface Timekeeper extends InstantSource {

    /** Nanoseconds of a clock that never jumps; only differences mean anything. */
    long nanoTime();

    /**
     * Runs a short, non-blocking task once, at the delay's end and not one millisecond earlier. Tasks run one at a
     * time; a task that blocks delays all others.
     */
    Alarm after(Duration delay, Runnable task);

    /** A task that waits for its time. */
    interface Alarm {
        /** The task will not start any more; one already running goes on. */
        void cancel();
    }
}
