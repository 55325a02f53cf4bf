package org.outboxfx.storage;

import java.io.Serial;

/** The content of a database file is not what was written. The message completes "The database is damaged: …". */
final class DamagedException extends StorageException {

    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(Reason.DAMAGED, message);
    }
}
