package org.outboxfx.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be known of, and done with, the encryption of a database that is closed (docs/adr/0016). Blocks. */
public final class Encryption {

    /** Databases whose passphrase was forgotten that are kept; there is no reason to have so many. */
    private static final int MAX_ASIDE = 1_000;

    private Encryption() {}

    /**
     * Whether a passphrase is needed to open the database.
     *
     * @param file the path without H2's ending
     */
    public static boolean isOn(Path file) {
        DatabaseFiles files = DatabaseFiles.of(file);
        try {
            if (Files.exists(files.main()) && FileKeys.firstBlock(files.main()).length > 0) {
                return FileKeys.isEncrypted(files.main());
            }
            for (Path backup : files.backups()) {
                if (FileKeys.isEncrypted(backup)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw unreadable(files, e);
        }
    }

    /** The same of a single file, such as a backup. */
    public static boolean isEncrypted(Path backup) {
        try {
            return FileKeys.isEncrypted(backup);
        } catch (IOException e) {
            throw new StorageException("The file " + backup + " cannot be read: " + Faults.reason(e) + ".", e);
        }
    }

    /**
     * A key for something else that only who can open this database can know. It stays the same under every passphrase, until the
     * encryption is switched off and on again.
     *
     * @return null if the database is not encrypted
     * @throws WrongPassphraseException if it is, under another passphrase
     */
    public static byte @Nullable [] derivedKey(Path file, Passphrase passphrase, String purpose) {
        DatabaseFiles files = DatabaseFiles.of(file);
        try {
            FileKeys keys = FileKeys.trying(passphrase);
            DamagedException damage = null;
            for (Path each : Stream.concat(Stream.of(files.main()), files.backups().stream()).toList()) {
                try {
                    FileKey key = keys.of(each);
                    if (key != null) {
                        return key.derived(purpose);
                    }
                } catch (DamagedException e) {
                    damage = e;
                }
            }
            if (damage != null) {
                throw damage;
            }
            return null;
        } catch (IOException e) {
            throw unreadable(files, e);
        }
    }

    /**
     * The same of a single file, such as a backup.
     *
     * @throws StorageException if the file cannot be read, or its beginning is damaged
     */
    public static byte @Nullable [] derivedKeyIn(Path backup, Passphrase passphrase, String purpose) {
        try {
            FileKey key = FileKeys.trying(passphrase).of(backup);
            return key == null ? null : key.derived(purpose);
        } catch (IOException e) {
            throw new StorageException("The file " + backup + " cannot be read: " + Faults.reason(e) + ".", e);
        }
    }

    /**
     * Puts a database away whose passphrase nobody knows any more, or that is damaged: the next opening makes a new, empty one. Nothing
     * is deleted; who remembers the passphrase can put the files back. After a kill the rest can be put away by doing it again.
     *
     * @return where the files are kept
     * @throws StorageException if the database is open, or its files cannot be moved
     */
    public static List<Path> setAside(Path file) {
        DatabaseFiles files = DatabaseFiles.of(file);
        try (ProcessLock _ = ProcessLock.take(files)) {
            int n = 1;
            while (n < MAX_ASIDE && Files.exists(files.forgotten(n).main())) {
                n++;
            }
            DatabaseFiles aside = files.forgotten(n);
            var kept = new ArrayList<Path>();
            DurableFiles.delete(files.marker());
            for (int i = files.backups().size() - 1; i >= 0; i--) {
                move(files.backups().get(i), aside.backups().get(i), kept);
            }
            move(files.main(), aside.main(), kept); // last: as long as it is there, it is asked for
            DurableFiles.forceFolder(files.main());
            return kept;
        } catch (IOException e) {
            throw new StorageException("The database " + files.main() + " could not be put away: " + Faults.reason(e) + ".", e);
        }
    }

    private static void move(Path from, Path to, List<Path> kept) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, ATOMIC_MOVE);
            kept.add(to);
        }
    }

    private static StorageException unreadable(DatabaseFiles files, IOException cause) {
        return new StorageException("The database " + files.main() + " cannot be read: " + Faults.reason(cause) + ".", cause);
    }
}
