package org.outboxfx.outbox;

import java.time.Instant;

/**
 * A time before which no entry expires and none is to be warned of. Kept in memory, so that it costs nothing to know that
 * nothing is due, however many entries there are. Written on the database's writing thread, read by any.
 */
final class Deadline {

    /** Without a time that was kept nothing is known at first, so that the first look is a thorough one. */
    private volatile Instant at = Instant.MIN;

    Instant at() {
        return at;
    }

    void set(Instant next) {
        at = next;
    }

    /** An entry was added or moved: it may be the first that is due. */
    void note(OutboxEntry entry) {
        if (EntryState.AGING.contains(entry.state()) && entry.warnedFrom().isBefore(at)) {
            at = entry.warnedFrom();
        }
    }
}
