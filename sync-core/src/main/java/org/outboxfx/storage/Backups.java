package org.outboxfx.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two newest copies of the database that were checked when they were made. */
final class Backups {

    private static final String DAMAGED = "damaged";

    private Backups() {}

    /** Copies a closed and checked file, reads the copy back, and makes it the newest backup; the oldest goes. */
    static void add(DatabaseFiles files, Path checked) throws IOException {
        Path next = files.nextBackup();
        DurableFiles.copy(checked, next);
        long difference = Files.mismatch(checked, next);
        if (difference >= 0) {
            Files.delete(next);
            throw new IOException("The backup " + next + " differs from its source at byte " + difference + " although it was"
                    + " just written. The disk may be failing.");
        }
        List<Path> backups = files.backups();
        if (Files.exists(backups.getFirst())) {
            Files.move(backups.getFirst(), backups.getLast(), ATOMIC_MOVE, REPLACE_EXISTING);
        }
        Files.move(next, backups.getFirst(), ATOMIC_MOVE, REPLACE_EXISTING);
        DurableFiles.forceFolder(next);
    }

    /** Copies the newest backup to where a person wants it, checked, and in one step. */
    static void export(DatabaseFiles files, Path target) throws IOException {
        Path newest = files.backups().getFirst();
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        DurableFiles.copy(newest, unfinished);
        if (Files.mismatch(newest, unfinished) >= 0) {
            Files.delete(unfinished);
            throw new IOException("the copy differs from its source although it was just written; the disk may be failing");
        }
        DurableFiles.replace(unfinished, target);
    }

    /**
     * Deletes what a change of the encryption has left behind: copies that are plain, or under another passphrase, while the main
     * file and another copy are not. What only looks so because it is damaged stays.
     */
    static void dropOfOtherKeys(DatabaseFiles files) throws IOException {
        String own = protection(files.main());
        List<Path> there = files.backups().stream().filter(Files::exists).toList();
        boolean anyAlike = false;
        for (Path backup : there) {
            anyAlike |= protection(backup).equals(own);
        }
        for (Path backup : there) {
            String other = protection(backup);
            if (anyAlike && !other.equals(own) && !other.equals(DAMAGED)) {
                DurableFiles.delete(backup);
            }
        }
    }

    private static String protection(Path file) throws IOException {
        byte[] block = FileKeys.firstBlock(file);
        try {
            return Envelope.isEncrypted(block) ? Envelope.in(block).id() : "";
        } catch (DamagedException e) {
            return DAMAGED;
        }
    }

    static boolean exist(DatabaseFiles files) {
        return files.backups().stream().anyMatch(Files::exists);
    }

    /** The size of the newest, which is what the live data takes; 0 if there is none. */
    static long newestSize(DatabaseFiles files) throws IOException {
        for (Path backup : files.backups()) {
            if (Files.exists(backup)) {
                return Files.size(backup);
            }
        }
        return 0;
    }
}
