package org.outboxfx.app.unlock;

/** What is locked. Every call but {@link #server} and {@link #hasKeyring} blocks, and is made on a thread of its own. */
public interface Lock {

    /** Whether what has been sent can come back, once the device begins anew. */
    enum Server {
        /** It is elsewhere, and has what was sent to it. */
        ELSEWHERE,
        /** It is inside the program, and locked as well. */
        INSIDE
    }

    Server server();

    boolean hasKeyring();

    /** @return whether that was the passphrase; everything is open then */
    boolean open(String passphrase);

    /** Keeps the passphrase that has opened it in the desktop's keyring. */
    void keep();

    /** Puts everything that is locked away, deletes nothing, and begins anew. */
    void setAside();
}
