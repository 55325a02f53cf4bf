package org.outboxfx.storage;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about a file that was not closed properly, or that cannot be read. */
final class Repair {

    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final Engine engine;
    private final DatabaseFiles files;
    private final Refusal refusal;

    Repair(Engine engine, DatabaseFiles files) {
        this.engine = engine;
        this.files = files;
        this.refusal = new Refusal(files);
    }

    /**
     * Recovers a copy, checks it, and puts it in the file's place; if that fails, goes back to the newest backup.
     *
     * @throws StorageException if the disk refuses, or if there is no backup; the main file is then as it was
     */
    Recovery run() throws IOException {
        DatabaseFiles building = files.building();
        copyUnlessInUse(building.main());
        try {
            cutTornBlock(building.main());
            engine.recover(building.main());
            SelfCheck.run(engine, building);
        } catch (SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            // H2 meets damaged bytes in many ways, sizes no memory holds among them.
            refusal.unlessDamaged(e);
            LOG.warn("The database cannot be repaired; going back to a backup.", e);
            return restore(Faults.reason(e));
        }
        keep(files.aside());
        DurableFiles.replace(building.main(), files.main());
        return new Recovery.Recovered(files.aside());
    }

    /** H2 takes a part of a block at the end of an encrypted file for something else; it is what a torn write left. */
    private static void cutTornBlock(Path file) throws IOException {
        long size = Files.size(file);
        if (size % Envelope.BLOCK_BYTES != 0 && FileKeys.isEncrypted(file)) {
            try (FileChannel channel = FileChannel.open(file, WRITE)) {
                channel.truncate(size - size % Envelope.BLOCK_BYTES);
                channel.force(true);
            }
        }
    }

    /** Puts the newest backup that passes the check in the main file's place and keeps the main file under another name. */
    Recovery restore(String reason) throws IOException {
        DatabaseFiles building = files.building();
        FileKeys.of(files).refuseWrongPassphrase(files.backups());
        for (Path backup : files.backups()) {
            if (Files.exists(backup) && isWhole(backup)) {
                Instant time = Files.getLastModifiedTime(backup).toInstant();
                Path kept = Files.exists(files.main()) ? keep(unusedName()) : backup;
                DurableFiles.replace(building.main(), files.main());
                return new Recovery.Restored(kept, time, reason);
            }
        }
        throw new StorageException(StorageException.Reason.DAMAGED, "The database " + files.main() + " is damaged (" + reason
                + ") and there is no backup of it"
                + " that can be read. Nothing was changed. To start with an empty database, move all files of that name away.");
    }

    private boolean isWhole(Path backup) throws IOException {
        DatabaseFiles building = files.building();
        DurableFiles.copy(backup, building.main());
        try {
            SelfCheck.run(engine, building);
            return true;
        } catch (SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            refusal.unlessDamaged(e);
            LOG.warn("Backup {} cannot be read.", backup, e);
            return false;
        }
    }

    /** Gives the main file's content a second name, without copying it where the file system can do that. */
    private Path keep(Path name) throws IOException {
        Files.deleteIfExists(name);
        try {
            Files.createLink(name, files.main());
        } catch (UnsupportedOperationException | IOException e) {
            DurableFiles.copy(files.main(), name);
        }
        return name;
    }

    /** H2 holds its lock on the whole file; some other program might have opened it without asking for ours. */
    private void copyUnlessInUse(Path target) throws IOException {
        try (FileChannel main = FileChannel.open(files.main(), WRITE)) {
            if (main.tryLock() == null) {
                throw new StorageException(StorageException.Reason.IN_USE, "Cannot open the database " + files.main()
                        + ": another program has the file open. Close that program first.");
            }
            DurableFiles.copy(files.main(), target);
        }
    }

    private Path unusedName() {
        int n = 1;
        while (n < DatabaseFiles.MAX_DAMAGED_KEPT && Files.exists(files.damaged(n))) {
            n++;
        }
        return files.damaged(n);
    }
}
