package org.outboxfx.storage;

import java.io.Serial;

/**
 * The local database could not do what was asked. Nothing of the transaction it names was kept, unless the message says
 * that this is not known: then the database failed while making it durable, and reopening shows which it was.
 */
public class StorageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why, for programs that tell a person in words of their own. */
    public enum Reason {
        /** Another program, or this one, has the file open. */
        IN_USE,
        /** A newer version of the program wrote the file. */
        NEWER,
        /** The content is not what was written, and there is nothing to go back to. */
        DAMAGED,
        /** The file that was to be restored is no database of this program, or is damaged. */
        NO_BACKUP, WRONG_PASSPHRASE,
        /** More is waiting than the disk can take at present. */
        BUSY,
        /** It was closed, or has failed and was not opened again yet. */
        NOT_OPEN,
        /** The disk refused, or something else did: the cause tells. */
        OTHER
    }

    private final Reason reason;

    public StorageException(String message) {
        this(Reason.OTHER, message);
    }

    public StorageException(String message, Throwable cause) {
        this(Reason.OTHER, message, cause);
    }

    StorageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    StorageException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
