package org.outboxfx.outbox;

import java.io.Serial;

/**
 * An outbox entry is not in a state in which this can be done with it, often because it has gone on since it was read. Nothing was
 * changed.
 */
public final class MovedOnException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    public MovedOnException(String message) {
        super(message);
    }
}
