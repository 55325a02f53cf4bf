package org.outboxfx;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Encryption;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.WrongPassphraseException;

/**
 * The encryption of a device's database, before it is opened. It keeps what is on the disk from whoever has the disk and not the
 * passphrase; what it does not do is in docs/adr/0017. Every call blocks.
 */
public final class Protection {

    private Protection() {}

    /**
     * Whether a passphrase is needed to open the device.
     *
     * @param folder the client's
     */
    public static boolean isOn(Path folder) {
        return Encryption.isOn(database(folder));
    }

    /** Whether a backup needs a passphrase to be restored. */
    public static boolean isOnIn(Path backup) {
        return Encryption.isEncrypted(backup);
    }

    /**
     * Whether this is the device's passphrase. It takes a part of a second of computing, here and for whoever tries them all.
     *
     * @throws StorageException if the disk refuses, or the beginning of every file is damaged
     */
    public static boolean opens(Path folder, char[] passphrase) {
        try {
            return derivedKey(folder, passphrase, "a try") != null;
        } catch (WrongPassphraseException e) {
            return false;
        }
    }

    /**
     * A key of 32 bytes for something beside the device, which only who knows the passphrase can compute. It stays the same when
     * the passphrase is changed.
     *
     * @return null if the device is not encrypted
     * @throws WrongPassphraseException if the passphrase is another one
     */
    public static byte @Nullable [] derivedKey(Path folder, char[] passphrase, String purpose) {
        return Encryption.derivedKey(database(folder), Passphrase.of(passphrase), purpose);
    }

    /**
     * Puts a device's database away whose passphrase nobody knows any more; the next opening begins with an empty one, as another
     * device. What had not been sent stays in the files that are put away; everything else comes back from the server.
     *
     * @return where the files are kept; nothing is deleted
     * @throws StorageException if the device is open, or the files cannot be moved
     */
    public static List<Path> setAside(Path folder) {
        return Encryption.setAside(database(folder));
    }

    private static Path database(Path folder) {
        return folder.resolve(ClientParts.DATABASE);
    }
}
