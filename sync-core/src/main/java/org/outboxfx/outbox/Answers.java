package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.wire.OpResult;

/** What the server's answer to one operation makes of its entry. Pure. */
final class Answers {

    /** How long to wait when the server defers an operation and names no time. */
    private static final Duration DEFAULT_DEFERRAL = Duration.ofSeconds(30);

    private Answers() {}

    /** @param result null if the server said nothing about it */
    static Progress progress(Progress sending, @Nullable OpResult result, Instant now) {
        if (result == null) {
            return sending.to(EntryState.RETRY_WAIT, Reason.OUTCOME_UNKNOWN, now).until(now).countingAttempt().perhapsTaken();
        }
        return switch (result.status()) {
            case APPLIED, MERGED, SUPERSEDED -> sending.sent(result.status(), result.seq(), now);
            case DUPLICATE -> result.original() == OpResult.Status.REJECTED
                    ? rejected(sending, result, now)
                    : sending.sent(OpResult.Status.DUPLICATE, result.seq(), now);
            case REJECTED -> rejected(sending, result, now);
            case DEFERRED ->
                sending.to(EntryState.RETRY_WAIT, reason(result.code(), Reason.SERVER_BUSY), now).answered(result.status())
                        .saying(result.detail()).until(now.plus(delay(result))).countingAttempt().notTaken();
            case NOT_ATTEMPTED -> sending.to(EntryState.BLOCKED, Reason.LANE, now).answered(result.status()).notTaken();
        };
    }

    private static Progress rejected(Progress sending, OpResult result, Instant now) {
        return sending.to(EntryState.REJECTED, reason(result.code(), Reason.INVALID), now).answered(result.status())
                .saying(result.detail()).countingAttempt()
                .notTaken();
    }

    private static Duration delay(OpResult result) {
        return result.retryAfterMs() == null ? DEFAULT_DEFERRAL : Duration.ofMillis(Math.max(0, result.retryAfterMs()));
    }

    private static Reason reason(OpResult.@Nullable Code code, Reason otherwise) {
        return switch (code) {
            case null -> otherwise;
            case INVALID, UNKNOWN_TYPE -> Reason.INVALID;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case FORBIDDEN -> Reason.FORBIDDEN;
            case KEY_REUSED -> Reason.KEY_REUSED;
            case CLOCK_SKEW -> Reason.CLOCK_SKEW;
            case DEPENDENCY -> Reason.DEPENDENCY;
            case STEP_UP -> Reason.STEP_UP;
            case RATE -> Reason.RATE;
        };
    }
}
