package org.outboxfx.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.mvstore.MVStore;

/**
 * H2 with the settings that keep its promises (docs/adr/0002). The settings hold for a connection, not for a file, so
 * every connection must come from here.
 *
 * @param fileSystem the H2 file system below the barrier; empty for plain files
 */
record Engine(String fileSystem) {

    static final Engine ON_DISK = new Engine("");

    private static final String SETTINGS = ";WRITE_DELAY=0" // each commit is written at once
            + ";REUSE_SPACE=FALSE" // never over a chunk that recovery may need
            + ";PAGE_SIZE=4096" // not stored in the file: counts for this connection's writes
            + ";MAX_COMPACT_TIME=0" // compaction is ours, by a verified copy
            + ";DB_CLOSE_ON_EXIT=FALSE" // no shutdown hook behind our back
            + ";TRACE_LEVEL_FILE=0" // no contents in a log
            + ";DEFAULT_LOCK_TIMEOUT=10000";

    Engine {
        Barrier.register();
    }

    /** Connects to a file that must exist. */
    Connection connect(DatabaseFiles files) throws SQLException {
        return connect(files, ";IFEXISTS=TRUE");
    }

    /** Makes tables in a file that is new and empty. */
    Connection create(DatabaseFiles files) throws SQLException {
        return connect(files, "");
    }

    private Connection connect(DatabaseFiles files, String more) throws SQLException {
        String path = files.base().toString();
        if (path.contains(";")) {
            throw new StorageException("The database cannot be at " + path + ": H2 does not allow a semicolon in a path.");
        }
        Connection connection = DriverManager.getConnection("jdbc:h2:" + prefix() + path + SETTINGS + more, "sa", "");
        connection.setAutoCommit(false);
        return connection;
    }

    /** Reads the whole file for the newest complete set of chunks, ignoring what the header says, and writes a clean end. */
    void recover(Path file) {
        MVStore store = new MVStore.Builder().fileName(prefix() + file).autoCommitDisabled().recoveryMode().open();
        try {
            store.setReuseSpace(false);
            store.close(0);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** Writes the live pages of a closed file into a new one. */
    void compact(Path source, Path target) {
        MVStore.compact(prefix() + source, prefix() + target, false, null);
    }

    private String prefix() {
        return Barrier.SCHEME + ":" + (fileSystem.isEmpty() ? "" : fileSystem + ":");
    }
}
