package org.outboxfx.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person may want to know of a registration, at one moment.
 *
 * @param attempts how often it has failed since it was created or last began anew
 * @param maxAttempts how many attempts it has, or {@link SyncOptions#UNLIMITED}
 * @param nextAttempt when its delay ends, if it has one
 * @param lastError why the last attempt failed, if one did
 */
public record RegistrationStatus(String tag, RegistrationState state, int attempts, int maxAttempts,
        @Nullable Instant nextAttempt, @Nullable String lastError) {}
