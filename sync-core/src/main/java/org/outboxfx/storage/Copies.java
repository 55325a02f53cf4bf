package org.outboxfx.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies of a database that are kept beside it: its backups, what was damaged, and what a restored backup replaced. They follow
 * the encryption of the database byte by byte, because not all of them can be opened as one.
 */
final class Copies {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final int PART_BYTES = 64 * Envelope.BLOCK_BYTES;

    private Copies() {}

    /**
     * Encrypts those that are plain while the database is not, and puts those under its key that were under a known one. A kill
     * leaves each as it was or as it should be; one that the disk refuses stays as it was until the next start.
     */
    static void follow(DatabaseFiles files) throws IOException {
        FileKeys keys = FileKeys.of(files);
        FileKey own = keys.of(files.main());
        for (Path copy : files.copies()) {
            byte[] block = FileKeys.firstBlock(copy);
            if (block.length == 0 || isAlike(block, own)) {
                continue;
            }
            FileKey now = Envelope.isEncrypted(block) ? keys.known(block) : null;
            if (now != null || !Envelope.isEncrypted(block)) {
                rewrite(files, copy, now, own);
            }
        }
    }

    private static boolean isAlike(byte[] block, @Nullable FileKey own) {
        return own == null
                ? !Envelope.isEncrypted(block)
                : Envelope.isEncrypted(block) && own.envelope().id().equals(idIn(block));
    }

    /** @return empty if the envelope is damaged: nobody can open that file, whatever is done */
    private static String idIn(byte[] block) {
        try {
            return Envelope.in(block).id();
        } catch (DamagedException e) {
            return "";
        }
    }

    private static void rewrite(DatabaseFiles files, Path copy, @Nullable FileKey now, @Nullable FileKey next) {
        Path unfinished = files.building().main();
        try {
            try (FileChannel from = over(copy, FileChannel.open(copy, READ), now);
                    FileChannel to = over(unfinished, begun(unfinished, next), next)) {
                transfer(from, to);
                to.force(true);
                compare(from, to, copy);
            }
            DurableFiles.replace(unfinished, copy);
        } catch (IOException e) {
            LOG.warn("The copy {} could not follow the encryption of its database; the next start tries again.", copy, e);
        }
    }

    private static FileChannel begun(Path file, @Nullable FileKey key) throws IOException {
        FileChannel channel = DurableFiles.open(file, CREATE, TRUNCATE_EXISTING, READ, WRITE);
        if (key != null) {
            channel.write(ByteBuffer.wrap(key.envelope().block()), 0);
        }
        return channel;
    }

    private static FileChannel over(Path file, FileChannel channel, @Nullable FileKey key) {
        return key == null ? channel : new FileEncrypt(file.toString(), key.copy(), channel);
    }

    private static void transfer(FileChannel from, FileChannel to) throws IOException {
        long size = from.size();
        for (long at = 0; at < size; at += PART_BYTES) {
            ByteBuffer part = part(from, at, size);
            for (long next = at; part.hasRemaining();) {
                next += to.write(part, next);
            }
        }
    }

    private static void compare(FileChannel from, FileChannel to, Path copy) throws IOException {
        long size = from.size();
        boolean same = to.size() == size;
        for (long at = 0; same && at < size; at += PART_BYTES) {
            same = part(from, at, size).equals(part(to, at, size));
        }
        if (!same) {
            throw new IOException("What was just written differs from " + copy + ". The disk may be failing.");
        }
    }

    private static ByteBuffer part(FileChannel channel, long at, long size) throws IOException {
        var part = ByteBuffer.allocate((int) Math.min(PART_BYTES, size - at));
        while (part.hasRemaining() && channel.read(part, at + part.position()) > 0) {
            // until it is full
        }
        return part.flip();
    }
}
