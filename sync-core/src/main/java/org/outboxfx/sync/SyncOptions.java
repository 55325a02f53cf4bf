package org.outboxfx.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a registration is to be treated. Immutable; begin with {@link #standard} or {@link #outbox} and change what differs.
 *
 * @param maxAttempts how many events it gets before it is given up, or {@link #UNLIMITED}; fixed when the registration
 *     is created (R29)
 * @param backoff the delays between attempts
 * @param maxEventDuration an event that takes longer has failed (R24)
 * @param releaseOnReconnect whether returning online ends a delay early (R12)
 * @param earliestStart no event before this; null means at once
 * @param expiry a registration this old that is not firing is given up; null means never
 * @param network the network it needs
 */
public record SyncOptions(int maxAttempts, Backoff backoff, Duration maxEventDuration, boolean releaseOnReconnect,
        @Nullable Instant earliestStart, @Nullable Duration expiry, NetworkClass network) {

    /** As many attempts as it takes. No event is ever the last chance. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final SyncOptions STANDARD = new SyncOptions(3, Backoff.CHROMIUM, Duration.ofMinutes(3), false, null,
            null, NetworkClass.ANY);
    private static final SyncOptions OUTBOX = new SyncOptions(UNLIMITED,
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), Backoff.Jitter.FULL), Duration.ofMinutes(10), true,
            null, null, NetworkClass.ANY);

    public SyncOptions {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", expected at least 1 or UNLIMITED.");
        }
        requirePositive("maxEventDuration", maxEventDuration);
        if (expiry != null) {
            requirePositive("expiry", expiry);
        }
    }

    /** What Chromium does: 3 attempts, 5 and 15 minutes apart, each of at most 3 minutes. */
    public static SyncOptions standard() {
        return STANDARD;
    }

    /** For a queue that bounds its entries itself: attempts without end, 1 s to 5 min apart, at once when back online. */
    public static SyncOptions outbox() {
        return OUTBOX;
    }

    public SyncOptions withMaxAttempts(int attempts) {
        return new SyncOptions(attempts, backoff, maxEventDuration, releaseOnReconnect, earliestStart, expiry, network);
    }

    public SyncOptions withBackoff(Backoff other) {
        return new SyncOptions(maxAttempts, other, maxEventDuration, releaseOnReconnect, earliestStart, expiry, network);
    }

    public SyncOptions withMaxEventDuration(Duration duration) {
        return new SyncOptions(maxAttempts, backoff, duration, releaseOnReconnect, earliestStart, expiry, network);
    }

    public SyncOptions withReleaseOnReconnect(boolean release) {
        return new SyncOptions(maxAttempts, backoff, maxEventDuration, release, earliestStart, expiry, network);
    }

    public SyncOptions withEarliestStart(@Nullable Instant start) {
        return new SyncOptions(maxAttempts, backoff, maxEventDuration, releaseOnReconnect, start, expiry, network);
    }

    public SyncOptions withExpiry(@Nullable Duration age) {
        return new SyncOptions(maxAttempts, backoff, maxEventDuration, releaseOnReconnect, earliestStart, age, network);
    }

    public SyncOptions withNetwork(NetworkClass needed) {
        return new SyncOptions(maxAttempts, backoff, maxEventDuration, releaseOnReconnect, earliestStart, expiry, needed);
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is " + duration + ", expected more than zero.");
        }
    }
}
