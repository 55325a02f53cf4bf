package org.outboxfx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Encryption;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.WrongPassphraseException;

/**
 * The encryption of a device's database, before it is opened. It keeps what is on the disk from whoever has the disk and not the
 * passphrase; what it does not do is in docs/adr/0016. Every call blocks.
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

    /** Whether this is the device's passphrase, on the same terms as {@link #derivedKey}. */
    public static boolean opens(Path folder, char[] passphrase) {
        return derivedKey(folder, passphrase, "a try").isPresent();
    }

    /**
     * A key of 32 bytes for something beside the device, which only who knows the passphrase can compute. It stays the same when
     * the passphrase is changed. It takes a part of a second of computing, here and for whoever tries them all.
     *
     * @return empty if the device is not encrypted, or under another passphrase
     * @throws StorageException if the disk refuses, or the beginning of every file is damaged
     */
    public static Optional<byte[]> derivedKey(Path folder, char[] passphrase, String purpose) {
        try {
            return Optional.ofNullable(Encryption.derivedKey(database(folder), Passphrase.of(passphrase), purpose));
        } catch (WrongPassphraseException e) {
            return Optional.empty();
        }
    }

    /** The same of a backup: the key that its device would give if it was restored. Empty also if it is not encrypted. */
    public static Optional<byte[]> derivedKeyIn(Path backup, char[] passphrase, String purpose) {
        try {
            return Optional.ofNullable(Encryption.derivedKeyIn(backup, Passphrase.of(passphrase), purpose));
        } catch (WrongPassphraseException e) {
            return Optional.empty();
        }
    }

    /**
     * Encrypts a device's database, puts it under another passphrase, or encrypts it no longer. A kill at any moment leaves the old
     * state or the new one, each whole.
     *
     * @param now null if it is plain
     * @param next null for plain from now on
     * @throws WrongPassphraseException if the present one is another
     * @throws StorageException if the device is open or the disk refuses; everything is as it was then
     */
    public static void change(Path folder, char @Nullable [] now, char @Nullable [] next) {
        try (Database database = Database.open(database(folder), ClientParts.SCHEMAS, passphrase(now))) {
            database.protect(passphrase(next)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StorageException refused ? refused : e;
        }
    }

    /**
     * Puts a device's database away whose passphrase nobody knows any more, or that is damaged; the next opening begins with an empty
     * one, as another device. What had not been sent stays in the files that are put away; everything else comes back from the server.
     *
     * @return where the files are kept; nothing is deleted
     * @throws StorageException if the device is open, or the files cannot be moved
     */
    public static List<Path> setAside(Path folder) {
        return Encryption.setAside(database(folder));
    }

    private static @Nullable Passphrase passphrase(char @Nullable [] typed) {
        return typed == null ? null : Passphrase.of(typed);
    }

    private static Path database(Path folder) {
        return folder.resolve(ClientParts.DATABASE);
    }
}
