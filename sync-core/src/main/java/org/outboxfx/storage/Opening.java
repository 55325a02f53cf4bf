package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from what lies on the disk to a database that can be trusted. Every step that changes the main file builds
 * another beside it and puts that in its place when it is complete, so a kill at any moment leaves a whole file.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** What opening leads to: a connection for the writer, one for the reader, and what was found. */
    record Opened(Connection writing, Connection reading, Recovery recovery) {}

    private final Engine engine;
    private final DatabaseFiles files;
    private final List<Schema> schemas;

    Opening(Engine engine, DatabaseFiles files, List<Schema> schemas) {
        this.engine = engine;
        this.files = files;
        this.schemas = schemas;
    }

    /** @throws StorageException if the file is newer than this program, or damaged with no backup to go back to */
    Opened open() throws IOException, SQLException {
        var refusal = new Refusal(files);
        try {
            Opened opened = open(refusal);
            requireDiskWorked(opened, refusal);
            Backups.dropOfOtherKeys(files);
            Copies.follow(files);
            return opened;
        } catch (DamagedException | SQLException | MVStoreException e) {
            refusal.unlessDamaged(e);
            throw new StorageException("Cannot open the database " + files.main() + ": " + Faults.reason(e), e);
        }
    }

    private Opened open(Refusal refusal) throws IOException, SQLException {
        Barrier.closeForgotten(files.main());
        Barrier.closeForgotten(files.building().main());
        DurableFiles.delete(files.building().main());
        DurableFiles.delete(files.nextBackup());
        unlock();
        if (!Files.exists(files.main())) {
            return start(createOrRestore());
        }
        DurableFiles.restrictToOwner(files.main());
        if (CleanMarker.take(files)) {
            try {
                return start(new Recovery.NotNeeded());
            } catch (DamagedException | SQLException e) {
                refusal.unlessDamaged(e);
                LOG.warn("The database was closed properly but cannot be opened: it has been damaged since.", e);
            }
        }
        return start(new Repair(engine, files).run());
    }

    /**
     * Finds out whether the passphrase opens the main file, before H2 sees it: it would call the file damaged.
     *
     * @throws WrongPassphraseException if it does not
     */
    private void unlock() throws IOException {
        try {
            var _ = FileKeys.of(files).of(files.main());
        } catch (DamagedException e) {
            LOG.warn("The main file's key cannot be read; it will be repaired.", e);
        }
    }

    private static void requireDiskWorked(Opened opened, Refusal refusal) {
        try {
            refusal.ifDiskFailed();
        } catch (StorageException e) {
            new Session(opened.writing()).abandon();
            throw e;
        }
    }

    private Recovery createOrRestore() throws IOException, SQLException {
        if (Backups.exist(files) || Files.exists(files.marker())) {
            return new Repair(engine, files).restore("the file is missing");
        }
        Path building = files.building().main();
        FileKeys keys = FileKeys.of(files);
        Passphrase passphrase = keys.passphrase();
        keys.beginWith(passphrase == null ? null : FileKey.make(passphrase));
        DurableFiles.makeEmpty(building);
        try (Connection connection = engine.create(files.building())) {
            Migrations.create(connection, schemas);
        }
        DurableFiles.replace(building, files.main());
        return new Recovery.FirstRun();
    }

    private Opened start(Recovery recovery) throws IOException, SQLException {
        boolean pending;
        Connection connection = engine.connect(files);
        try {
            Migrations.requireTables(connection);
            pending = Migrations.pending(connection, schemas);
            if (!pending) {
                return new Opened(connection, engine.connect(files), recovery);
            }
        } catch (SQLException | RuntimeException e) {
            close(connection, e);
            throw e;
        }
        connection.close();
        migrate();
        connection = engine.connect(files);
        return new Opened(connection, engine.connect(files), recovery);
    }

    private void close(Connection connection, Exception reason) throws IOException {
        try {
            connection.close();
            if (reason instanceof StorageException && !(reason instanceof DamagedException)) {
                CleanMarker.put(files); // a refusal leaves the database as it was found
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void migrate() throws IOException, SQLException {
        DatabaseFiles building = files.building();
        DurableFiles.copy(files.main(), building.main());
        try (Connection connection = engine.connect(building)) {
            Migrations.apply(connection, schemas);
        } catch (SQLException e) {
            throw new StorageException("The tables of the database " + files.main() + " could not be brought up to date: "
                    + Faults.reason(e) + ". Nothing was changed; the program before this one still can open it.", e);
        }
        SelfCheck.run(engine, building);
        Backups.add(files, files.main());
        DurableFiles.replace(building.main(), files.main());
    }

}
