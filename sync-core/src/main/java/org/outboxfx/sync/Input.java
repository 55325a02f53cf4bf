package org.outboxfx.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a registration. */
sealed interface Input {

    /** Its tag was registered again, and that is on disk. */
    record Registered(long generation, SyncOptions options) implements Input {}

    /** Its delay has ended. */
    record Due() implements Input {}

    /** There is connectivity again. */
    record Reconnected() implements Input {}

    /** It was selected to fire; the begin of the attempt goes to disk before the event (R27). */
    record Started() implements Input {}

    /** It was selected to fire but no event reached a listener, or the program is closing in an orderly way (R14). */
    record Undispatched() implements Input {}

    record Succeeded() implements Input {}

    /**
     * @param random at least 0 and less than 1, for the jitter
     */
    record Failed(String reason, boolean permanent, @Nullable Instant notBefore, double random) implements Input {}

    record Unregistered() implements Input {}

    /** It has reached the end of its time. */
    record Expired() implements Input {}

    /** A person lets it fire again after the process died too often. */
    record Released() implements Input {}

    /** It was found on disk by a new process. */
    record Loaded(int maxInterruptedStarts) implements Input {}

    /** Whether what follows from it has to go to disk. Registering has been written by the one who registered. */
    default boolean isWritten() {
        return !(this instanceof Registered || this instanceof Due || this instanceof Reconnected);
    }
}
