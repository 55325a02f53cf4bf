package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process per database. The lock file names the process that holds it; it stays on disk when released, since only
 * the lock counts, and the operating system lets go of that when the process dies.
 */
final class ProcessLock implements AutoCloseable {

    /** Far behind the text, because a locked range cannot be read on Windows. */
    private static final long LOCKED_BYTE = 1L << 40;
    private static final int MAX_TEXT = 64;

    /** Closing any channel of a file frees all locks this process has on it (POSIX): never open one that is held. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws StorageException if another process or this one holds the lock; the message names the process */
    static ProcessLock take(DatabaseFiles files) throws IOException {
        Path file = files.lock().resolveSibling("").toRealPath().resolve(files.lock().getFileName());
        if (!HELD.add(file)) {
            throw held(files, "this process (" + ProcessHandle.current().pid() + ")");
        }
        FileChannel channel = null;
        try {
            channel = DurableFiles.open(file, CREATE, READ, WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw held(files, "process " + read(channel));
            }
            channel.truncate(0);
            channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
            return new ProcessLock(file, channel);
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(file);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_TEXT);
        channel.read(text, 0);
        String pid = UTF_8.decode(text.flip()).toString().strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    private static StorageException held(DatabaseFiles files, String holder) {
        return new StorageException(StorageException.Reason.IN_USE, "Cannot open the database " + files.main() + ": " + holder
                + " has it open, and only one may. Close that program first.");
    }
}
