package org.outboxfx.storage;

import java.io.Serial;

/**
 * The local database could not do what was asked. Nothing of the transaction it names was kept, unless the message says
 * that this is not known: then the database failed while making it durable, and reopening shows which it was.
 */
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
