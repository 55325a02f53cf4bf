package org.outboxfx.sync;

import java.time.Duration;

/**
 * How long to wait after a failure: {@code initial * factor^(n-1)} after the n-th one (R21), and never more than the cap.
 *
 * @param initial the delay after the first failure
 * @param factor what each further failure multiplies the delay by; at least 1
 * @param cap the longest delay
 * @param jitter whether to spread the delays of many devices
 */
public record Backoff(Duration initial, double factor, Duration cap, Jitter jitter) {

    /** Five minutes, then three times as long each time: what Chromium does. */
    public static final Backoff CHROMIUM = new Backoff(Duration.ofMinutes(5), 3, Duration.ofDays(1), Jitter.NONE);

    /** How a delay is spread. */
    public enum Jitter {
        /** Exactly the computed delay. */
        NONE,
        /** Anything from nothing to the computed delay, evenly: kind to a server that many devices return to at once. */
        FULL
    }

    public Backoff {
        if (initial.isNegative() || cap.compareTo(initial) < 0 || !(factor >= 1)) {
            throw new IllegalArgumentException("Backoff is initial " + initial + ", factor " + factor + ", cap " + cap
                    + "; expected 0 <= initial <= cap and a factor of at least 1.");
        }
    }

    /**
     * @param failures how often it has failed, at least 1
     * @param random evenly distributed, at least 0 and less than 1; used only with jitter
     */
    Duration delay(int failures, double random) {
        double millis = Math.min(initial.toMillis() * Math.pow(factor, failures - 1.0), (double) cap.toMillis());
        return Duration.ofMillis((long) (jitter == Jitter.FULL ? millis * random : millis));
    }
}
