package org.outboxfx.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Moves and copies that are on the disk when they return. Files made here can be read by their owner only. */
final class DurableFiles {

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private DurableFiles() {}

    /** Makes the folder and its parents; those that exist keep their permissions. */
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(folder, OWNER_FOLDER));
    }

    /** Makes an empty file or empties the one that is there. */
    static void makeEmpty(Path file) throws IOException {
        open(file, CREATE, TRUNCATE_EXISTING, WRITE).close();
    }

    static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes(file, OWNER_FILE));
    }

    /** Copies the content and forces it to disk. A copy cut short by a kill has the target's name: use a name nobody trusts. */
    static void copy(Path source, Path target) throws IOException {
        try (FileChannel in = FileChannel.open(source, READ); FileChannel out = open(target, CREATE, TRUNCATE_EXISTING, WRITE)) {
            long size = in.size();
            for (long at = 0; at < size;) {
                at += in.transferTo(at, size - at, out);
            }
            out.force(true);
        }
    }

    /** Forces the source to disk, then puts it in the target's place in one step: at every moment there is a whole target. */
    static void replace(Path source, Path target) throws IOException {
        force(source);
        Files.move(source, target, ATOMIC_MOVE, REPLACE_EXISTING);
        forceFolder(target);
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolder(file);
        }
    }

    /** Makes the names in the file's folder durable. Windows cannot open a folder and does this by itself. */
    static void forceFolder(Path file) throws IOException {
        if (posix(file)) {
            try (FileChannel folder = FileChannel.open(file.resolveSibling("").toAbsolutePath(), READ)) {
                folder.force(true);
            }
        }
    }

    /** Takes the permissions of everyone but the owner away, in case an older program or a person gave them. */
    static void restrictToOwner(Path file) throws IOException {
        if (posix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_FILE)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        }
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return posix(file)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
