package org.outboxfx.app.keyring;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The keyring is locked, not there or did not answer in time. The message holds no secret. */
public final class KeyringException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public KeyringException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
