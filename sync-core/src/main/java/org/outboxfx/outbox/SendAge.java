package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import org.outboxfx.record.Change;

/** How long entries may wait before they are no longer sent unasked. Thread-safe. */
public final class SendAge {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private volatile Duration age = Outbox.DEFAULT_SEND_AGE;

    SendAge() {}

    /**
     * Holds for entries added or sent again from now on, unless their change says otherwise.
     *
     * @throws IllegalArgumentException unless it is between a minute and {@link Outbox#DEFAULT_SEND_AGE}
     */
    public void set(Duration next) {
        if (next.compareTo(SHORTEST) < 0 || next.compareTo(Outbox.DEFAULT_SEND_AGE) > 0) {
            throw new IllegalArgumentException("The send age is " + next + ", expected " + SHORTEST + " to "
                    + Outbox.DEFAULT_SEND_AGE + ": the server remembers no operation for longer.");
        }
        age = next;
    }

    Instant from(Instant now) {
        return now.plus(age);
    }

    Instant of(Change change, Instant now) {
        Duration own = change.expiresAfter();
        return own == null ? from(now) : now.plus(own);
    }
}
