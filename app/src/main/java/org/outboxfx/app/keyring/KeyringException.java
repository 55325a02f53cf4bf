package org.outboxfx.app.keyring;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Worded;
import org.outboxfx.app.words.Words;

/** The keyring is locked, not there or did not answer in time. The message holds no secret. */
public final class KeyringException extends RuntimeException implements Worded {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why, for a person. */
    public enum Reason {
        LOCKED, NO_ANSWER,
        /** No keyring runs here, or the program that speaks with it is missing. */
        MISSING,
        /** It said something of its own. */
        REFUSED
    }

    private final Reason reason;

    public KeyringException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    @Override
    public String in(Words words) {
        String text = words.of("failure.keyring." + reason);
        return reason == Reason.REFUSED ? text + " " + words.of("failure.detail", String.valueOf(getMessage())) : text;
    }
}
