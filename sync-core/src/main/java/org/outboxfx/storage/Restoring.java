package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a backup that a person chose in the place of a closed database. */
public final class Restoring {

    private Restoring() {}

    /**
     * Puts a backup in the place of a database that is closed. The database that was there is kept under another name. A
     * kill at any moment leaves the one or the other, whole. Blocks.
     *
     * @param file as for {@link Database#open}
     * @param passphrase the backup's, and the restored database's from now on; null if it is not encrypted
     * @return where the database that was there is kept; empty if there was none
     * @throws WrongPassphraseException if the backup is encrypted and this is not its passphrase; nothing was changed then
     * @throws StorageException if the backup is no database of this program, is damaged or of a newer version, or if the
     *     database is open; nothing was changed then
     */
    public static Optional<Path> restore(Path file, Path backup, List<Schema> schemas, @Nullable Passphrase passphrase) {
        DatabaseFiles files = DatabaseFiles.of(file);
        try {
            DurableFiles.makeFolder(files.folder());
            try (ProcessLock _ = ProcessLock.take(files)) {
                FileKeys.use(files, passphrase);
                return run(Engine.ON_DISK, files, backup, schemas);
            } finally {
                FileKeys.forget(files);
            }
        } catch (IOException e) {
            throw new StorageException("The backup " + backup + " was not restored: " + Faults.reason(e)
                    + ". The database is as it was.", e);
        }
    }

    /** @return where the database that was there is kept; empty if there was none */
    private static Optional<Path> run(Engine engine, DatabaseFiles files, Path backup, List<Schema> schemas) throws IOException {
        DatabaseFiles building = files.building();
        DurableFiles.copy(backup, building.main());
        try {
            check(engine, FileKeys.of(files), building, backup, schemas);
        } catch (RuntimeException e) {
            DurableFiles.delete(building.main());
            throw e;
        }
        Optional<Path> kept = Optional.empty();
        if (Files.exists(files.main())) {
            Path name = unusedName(files);
            DurableFiles.copy(files.main(), name);
            kept = Optional.of(name);
        }
        // Without the mark of a proper close the next start checks what it finds, in case a kill comes between.
        DurableFiles.delete(files.marker());
        DurableFiles.replace(building.main(), files.main());
        return kept;
    }

    private static void check(Engine engine, FileKeys keys, DatabaseFiles copy, Path backup, List<Schema> schemas) {
        try {
            var _ = keys.of(copy.main());
            SelfCheck.run(engine, copy);
            try (Connection connection = engine.connect(copy)) {
                Migrations.pending(connection, schemas);
            }
        } catch (StorageException e) {
            if (e instanceof DamagedException) {
                throw unusable(backup, e);
            }
            throw e;
        } catch (IOException | SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            // H2 meets foreign bytes in many ways, sizes no memory holds among them.
            throw unusable(backup, e);
        }
    }

    private static StorageException unusable(Path backup, Throwable cause) {
        return new StorageException(StorageException.Reason.NO_BACKUP,
                "The file " + backup + " is no backup that can be restored: it is no database of this program,"
                        + " or it is damaged (" + Faults.reason(cause) + "). The database is as it was; choose another file.",
                cause);
    }

    private static Path unusedName(DatabaseFiles files) {
        int n = 1;
        while (n < DatabaseFiles.MAX_REPLACED_KEPT && Files.exists(files.replaced(n))) {
            n++;
        }
        return files.replaced(n);
    }
}
