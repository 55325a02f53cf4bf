package org.outboxfx.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files that together are one database. H2 adds {@code .mv.db} to the names it is given, so a database under
 * construction is simply another base name.
 *
 * @param base the absolute path without H2's ending
 */
record DatabaseFiles(Path base) {

    /** Damaged files that are kept; a further one replaces the last. */
    static final int MAX_DAMAGED_KEPT = 5;
    /** Replaced databases that are kept; a further one replaces the last. */
    static final int MAX_REPLACED_KEPT = 5;

    static DatabaseFiles of(Path base) {
        return new DatabaseFiles(base.toAbsolutePath().normalize());
    }

    Path main() {
        return named(".mv.db");
    }

    /** Held locked, with the process's id in it, as long as the database is open. */
    Path lock() {
        return named(".lock");
    }

    /** Exists only while the database is closed, and only if it was closed properly. */
    Path marker() {
        return named(".clean");
    }

    /** Where a new main file is built before it takes the old one's place. */
    DatabaseFiles building() {
        return new DatabaseFiles(named(".new"));
    }

    /** The main file as it was found after a kill, before anything was repaired. */
    Path aside() {
        return named(".before-recovery.mv.db");
    }

    /** Where the n-th file that could not be repaired is kept. */
    Path damaged(int n) {
        return named(".damaged-" + n + ".mv.db");
    }

    /** Where the n-th database that a restored backup replaced is kept. */
    Path replaced(int n) {
        return named(".before-restore-" + n + ".mv.db");
    }

    /** The n-th database whose passphrase was forgotten. */
    DatabaseFiles forgotten(int n) {
        return new DatabaseFiles(named(".forgotten-" + n));
    }

    /** Copies that are kept beside the main file, for the program itself or for the person to decide about. */
    List<Path> copies() {
        return Stream
                .of(backups().stream(), Stream.of(aside()), IntStream.rangeClosed(1, MAX_DAMAGED_KEPT).mapToObj(this::damaged),
                        IntStream.rangeClosed(1, MAX_REPLACED_KEPT).mapToObj(this::replaced))
                .flatMap(each -> each).toList();
    }

    /** Verified copies, newest first. */
    List<Path> backups() {
        return List.of(named(".backup-1.mv.db"), named(".backup-2.mv.db"));
    }

    Path nextBackup() {
        return named(".backup-new.mv.db");
    }

    Path folder() {
        return base.resolveSibling("").toAbsolutePath();
    }

    private Path named(String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }
}
