package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces a closed main file by a copy without dead space, and keeps one more copy as the newest backup. */
final class Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private Compaction() {}

    /**
     * A kill leaves the old file or the new one, both whole. If anything goes wrong the old file stays and the next
     * occasion tries again.
     *
     * @return whether the file was replaced
     */
    static boolean run(Engine engine, DatabaseFiles files) {
        try {
            copyAndReplace(engine, files, FileKeys.of(files).of(files.main()));
            return true;
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.warn("The database could not be compacted; the file stays as it is.", e);
            discard(files.building().main());
            return false;
        }
    }

    /**
     * Puts the database under another key: it, and all copies of it that are its own, are encrypted with that or plain afterwards.
     * A kill leaves the old file or the new one, both whole.
     *
     * @param key null for a plain file
     * @throws StorageException if it could not be done; the file is then as it was
     */
    static void rekey(Engine engine, DatabaseFiles files, @Nullable FileKey key) {
        try {
            copyAndReplace(engine, files, key);
        } catch (IOException | SQLException | RuntimeException e) {
            discard(files.building().main());
            throw new StorageException("The encryption of the database " + files.main() + " could not be changed: "
                    + Faults.reason(e) + ". It stays as it was.", e);
        }
        try {
            Backups.dropOfOtherKeys(files);
            DurableFiles.delete(files.aside());
            Copies.follow(files);
        } catch (IOException e) {
            LOG.warn("A copy under the old key could not be deleted; the next start will.", e);
        }
    }

    private static void copyAndReplace(Engine engine, DatabaseFiles files, @Nullable FileKey key)
            throws IOException, SQLException {
        Path compacted = files.building().main();
        long before = Files.size(files.main());
        var contents = SelfCheck.run(engine, files);
        FileKeys.of(files).beginWith(key);
        engine.compact(files.main(), compacted);
        DurableFiles.restrictToOwner(compacted);
        if (!SelfCheck.run(engine, files.building()).equals(contents)) {
            throw new DamagedException("the compacted copy differs from the database it was made from");
        }
        Backups.add(files, compacted);
        DurableFiles.replace(compacted, files.main());
        LOG.debug("Compacted the database from {} to {} bytes.", before, Files.size(files.main()));
    }

    private static void discard(Path unfinished) {
        try {
            DurableFiles.delete(unfinished);
        } catch (IOException e) {
            LOG.warn("An unfinished copy could not be deleted; the next start will.", e);
        }
    }
}
