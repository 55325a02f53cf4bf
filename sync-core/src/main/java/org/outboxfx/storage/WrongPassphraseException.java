package org.outboxfx.storage;

import java.io.Serial;

/** An encrypted database was not opened, because the passphrase is another one or none was given. Nothing was changed. */
public final class WrongPassphraseException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1;

    WrongPassphraseException(String message) {
        super(Reason.WRONG_PASSPHRASE, message);
    }
}
