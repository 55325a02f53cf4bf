package org.outboxfx.app.keyring;

import java.util.Optional;

/**
 * The desktop's own place for secrets, which it opens when the person signs in. Every call blocks, perhaps until the person has
 * answered a question of the desktop's, and for {@link DesktopProgram#PATIENCE} at the most: never on the JavaFX thread.
 */
public interface Keyring {

    /**
     * @return what is kept under that name; empty if nothing is
     * @throws KeyringException if the keyring is locked, not there or does not answer; what it keeps is not lost by that
     */
    Optional<String> find(String account);

    /**
     * Keeps a secret, in place of what was kept under that name.
     *
     * @throws KeyringException as for {@link #find}; nothing was kept then
     */
    void put(String account, String secret);

    /**
     * Forgets what is kept under that name, if anything is.
     *
     * @throws KeyringException as for {@link #find}
     */
    void remove(String account);
}
