package org.outboxfx.outbox;

import java.time.Instant;

/**
 * Something that happens to an entry by itself unless it is sent before.
 *
 * @param at when
 */
public record Upcoming(OutboxEntry entry, What what, Instant at) {

    public enum What {
        /** A person will be asked before it is sent. */
        NEEDS_CONFIRMATION,
        /** It will no longer be sent unasked. */
        EXPIRES
    }
}
