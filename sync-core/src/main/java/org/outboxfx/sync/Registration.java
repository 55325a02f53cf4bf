package org.outboxfx.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One tag that is to fire.
 *
 * @param generation grows with each registering; the row on disk having a higher one than was fired means that the tag
 *     was registered again meanwhile
 * @param maxAttempts fixed when the registration is created (R29), whatever later options say
 * @param attempts failures so far
 * @param starts attempts begun since the last outcome: after a crash, the number of deaths in a row (R27)
 * @param delay what it waits for when it is waiting
 * @param expiresAt when it is given up, if ever
 */
record Registration(String tag, long generation, SyncOptions options, int maxAttempts, int attempts, int starts,
        RegistrationState state, @Nullable Delay delay, @Nullable Instant expiresAt, @Nullable String lastError) {

    /**
     * @param from when it began; a wall clock that shows less has been set back
     */
    record Delay(Instant from, Instant until, Reason reason) {

        Delay(Instant from, Instant until, Reason reason) {
            this.from = from;
            this.until = wholeMillis(until);
            this.reason = reason;
        }

        enum Reason {
            /** It has failed. Registering again ends the delay, and so does reconnecting where the options say so. */
            BACKOFF,
            /** A listener asked for it, usually for its server: nothing shortens it. */
            NOT_BEFORE,
            /** The options asked for it; newer options may say otherwise. */
            EARLIEST_START
        }

        /** What goes to disk is whole milliseconds; rounding down would end a delay early. */
        private static Instant wholeMillis(Instant instant) {
            Instant floor = instant.truncatedTo(ChronoUnit.MILLIS);
            return floor.equals(instant) ? instant : floor.plusMillis(1);
        }
    }

    static Registration created(String tag, long generation, SyncOptions options, Instant now) {
        Instant expiresAt = options.expiry() == null ? null : now.plus(options.expiry());
        var registration = new Registration(tag, generation, options, options.maxAttempts(), 0, 0, RegistrationState.PENDING,
                null, expiresAt, null);
        Delay delay = startOf(options, now);
        return delay == null ? registration : registration.waiting(delay);
    }

    /** The delay that the options ask for before the first attempt. */
    static @Nullable Delay startOf(SyncOptions options, Instant now) {
        Instant start = options.earliestStart();
        return start == null || !start.isAfter(now) ? null : new Delay(now, start, Delay.Reason.EARLIEST_START);
    }

    /** R15. */
    boolean lastChance() {
        return maxAttempts != SyncOptions.UNLIMITED && attempts >= maxAttempts - 1;
    }

    RegistrationStatus status() {
        return new RegistrationStatus(tag, state, attempts, maxAttempts, delay == null ? null : delay.until(), lastError);
    }

    Registration pending() {
        return with(RegistrationState.PENDING, attempts, starts, null);
    }

    Registration waiting(Delay next) {
        return with(RegistrationState.WAITING, attempts, starts, next);
    }

    Registration in(RegistrationState next) {
        return with(next, attempts, starts, delay);
    }

    Registration withAttempts(int next) {
        return with(state, next, starts, delay);
    }

    Registration withStarts(int next) {
        return with(state, attempts, next, delay);
    }

    Registration withLastError(String reason) {
        return new Registration(tag, generation, options, maxAttempts, attempts, starts, state, delay, expiresAt, reason);
    }

    /** The same registration after its tag was registered again, with the options given then. */
    Registration again(long newGeneration, SyncOptions newOptions) {
        return new Registration(tag, newGeneration, newOptions, maxAttempts, attempts, starts, state, delay, expiresAt,
                lastError);
    }

    private Registration with(RegistrationState newState, int newAttempts, int newStarts, @Nullable Delay newDelay) {
        return new Registration(tag, generation, options, maxAttempts, newAttempts, newStarts, newState, newDelay, expiresAt,
                lastError);
    }
}
