package org.outboxfx.storage;

import java.io.Serial;

/** The local database could not do what was asked. Nothing of the transaction it names was kept. */
public class StorageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
