package org.outboxfx.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Agent;

/**
 * Who stands behind an entry.
 *
 * @param member who was signed in when it was written, or last confirmed; null if the server had not been asked yet
 * @param agent the program that queued it; null if a person did it by hand
 * @param confirmedAt when a person last confirmed it; null if nobody was asked
 */
public record Authority(@Nullable String member, @Nullable Agent agent, @Nullable Instant confirmedAt) {

    Authority confirmed(@Nullable String by, Instant at) {
        return new Authority(by, agent, at);
    }
}
