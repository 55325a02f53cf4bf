package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a run that something stood in the way of is tried again. For one thread at a time. */
final class RetryPace {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /** How long a run that failed keeps reconnecting from releasing everything at once, at the most. */
    private static final Duration LONGEST_RECONNECT_PAUSE = Duration.ofSeconds(30);

    private final InstantSource time;
    private final RandomGenerator random;
    private int failures;
    private Instant lastFailure = Instant.EPOCH;

    RetryPace(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /**
     * Counts a failure.
     *
     * @param retryAfter the least that the server asks for; null if it does not
     * @return when to try again
     */
    Instant failed(@Nullable Duration retryAfter) {
        failures++;
        lastFailure = time.instant();
        return time.instant().plus(delay(retryAfter));
    }

    /** A server that is up one moment and down the next must not make every entry try at each of its moments. */
    Instant releaseUpTo(Drain.Occasion occasion) {
        Instant now = time.instant();
        return switch (occasion) {
            case DUE -> now;
            case RECONNECTED -> now.isBefore(lastFailure.plus(min(ceiling(), LONGEST_RECONNECT_PAUSE))) ? now : Instant.MAX;
            case ASKED -> Instant.MAX;
        };
    }

    /** Full jitter: anything up to the doubled delay, so that many clients do not come back at once; never under Retry-After. */
    private Duration delay(@Nullable Duration retryAfter) {
        Duration jittered = Duration.ofMillis(random.nextLong(ceiling().toMillis() + 1));
        return retryAfter != null && retryAfter.compareTo(jittered) > 0 ? retryAfter : jittered;
    }

    /** The longest that the next attempt may wait: doubled with each failure in a row, up to a bound. */
    private Duration ceiling() {
        return failures == 0 ? Duration.ZERO : min(LONGEST_RETRY, FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
