package org.outboxfx.app.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the program can do beyond its window. JavaFX thread only; nothing here waits. */
public interface Program {

    /** Whether the desktop has a place for a program without a window. */
    enum Tray {
        PRESENT, MISSING
    }

    /** Where the token for the server is kept. */
    enum TokenPlace {
        /** In the desktop's keyring. */
        KEYRING,
        /** In a file that only its owner may read. */
        FILE
    }

    /** Where a passphrase is kept besides the person's head. */
    enum PassphrasePlace {
        NOWHERE, KEYRING
    }

    /** Whether what lies on the disk is encrypted. */
    enum Encryption {
        ON, OFF
    }

    /** What a file is wanted for. */
    enum Purpose {
        WRITE_BACKUP, READ_BACKUP, WRITE_OUTBOX, READ_OUTBOX
    }

    /** Asks the person for a file; empty if they want none. Returns when they have decided. */
    Optional<Path> choose(Purpose purpose);

    /** Where everything of this person is kept. */
    Path folder();

    /** What this computer calls itself. */
    String computerName();

    Tray tray();

    /** False while the server was named on the command line, which counts for more than what is chosen here. */
    boolean choosesServer();

    TokenPlace tokenPlace();

    Encryption encryption();

    PassphrasePlace passphrasePlace();

    /** Whether this desktop has a keyring that may keep a passphrase. */
    boolean hasKeyring();

    /** Whether this is the passphrase that everything is encrypted under now. */
    boolean isPassphrase(String typed);

    /**
     * Encrypts everything, puts it under another passphrase, or encrypts it no longer: the device is closed and opened again, in the
     * same window.
     *
     * @param passphrase null to encrypt no longer
     * @return completes when the device is open again; fails, with the device open as before, if it could not be done
     */
    CompletableFuture<?> encrypt(@Nullable String passphrase, PassphrasePlace place);

    /** Shows a folder in the desktop's own program for that. */
    void show(Path folder);

    /**
     * Syncs with another server from now on: the device is closed and opened again, in the same window. What is unsent goes
     * there.
     *
     * @param server null for the one inside
     * @param token kept where only its owner can read it; null to go on with the one that is kept
     * @return completes when the device is open again; fails, with the device open as before, if it could not be done
     */
    CompletableFuture<?> pair(@Nullable ServerChoice server, @Nullable String token);

    /**
     * Whether a backup can be opened with a passphrase; one that is not encrypted can be with any.
     *
     * @param passphrase null for the one that everything is encrypted under now, if it is
     * @return fails if the file cannot be read
     */
    CompletableFuture<Boolean> opensBackup(Path backup, @Nullable String passphrase);

    /**
     * Puts a backup in the place of everything here; what was here is kept beside it. The device is closed and opened again,
     * in the same window. What was encrypted stays so, under the same passphrase; what was not is afterwards, if the backup is.
     *
     * @param passphrase the backup's, if it is not the one that everything is encrypted under now
     * @return completes when the device is open again; fails, with the device open as before, if it could not be done
     */
    CompletableFuture<?> restore(Path backup, @Nullable String passphrase);

    /**
     * Hides the window and goes on in the tray.
     *
     * @return false if there is no tray, and nothing was done
     */
    boolean goOnInTray();

    /** Tells the person something while the window is not in front of them; false if the desktop offers no way. */
    boolean notifyInTray(String text);
}
