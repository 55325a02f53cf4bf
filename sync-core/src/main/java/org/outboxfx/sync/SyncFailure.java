package org.outboxfx.sync;

import java.io.Serial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells why an event failed and what that means for the next attempt. Thrown by listeners or fails a stage of theirs. */
public final class SyncFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean permanent;
    private final @Nullable Instant notBefore;

    private SyncFailure(String message, @Nullable Throwable cause, boolean permanent, @Nullable Instant notBefore) {
        super(message, cause);
        this.permanent = permanent;
        this.notBefore = notBefore;
    }

    /** Another attempt may help, after the usual delay. */
    public static SyncFailure retryable(String message, @Nullable Throwable cause) {
        return new SyncFailure(message, cause, false, null);
    }

    /**
     * Another attempt may help, but not before this instant, for instance because a server sent {@code Retry-After}.
     * Neither reconnecting nor registering again shortens that wait.
     */
    public static SyncFailure notBefore(Instant instant, String message, @Nullable Throwable cause) {
        return new SyncFailure(message, cause, false, instant);
    }

    /** No further attempt can help: the registration is given up at once. */
    public static SyncFailure permanent(String message, @Nullable Throwable cause) {
        return new SyncFailure(message, cause, true, null);
    }

    public boolean isPermanent() {
        return permanent;
    }

    /** The earliest instant of the next attempt, if one was asked for. */
    public @Nullable Instant notBefore() {
        return notBefore;
    }
}
