package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Says that the main file was closed properly and not touched since. Written last at close, removed first at open; H2's
 * own mark is in its header, which may be older than the chunks behind it.
 */
final class CleanMarker {

    private static final int HEADER_BYTES = 8192;
    private static final String H2_MARK = "clean:1";

    private CleanMarker() {}

    /** Whether the marker is there and fits the main file; it is gone, durably, when this returns. */
    static boolean take(DatabaseFiles files) throws IOException {
        if (!Files.exists(files.marker())) {
            return false;
        }
        boolean fits;
        try {
            fits = new String(Files.readAllBytes(files.marker()), UTF_8).equals(describe(files, header(files)));
        } catch (DamagedException e) {
            fits = false; // the beginning of an encrypted file, without which nothing of it can be read
        }
        DurableFiles.delete(files.marker());
        return fits;
    }

    /**
     * To be called when the main file is closed and forced.
     *
     * @throws IOException if H2 did not finish closing the file: it reports no error then, it only leaves out its own mark
     */
    static void put(DatabaseFiles files) throws IOException {
        byte[] header = header(files);
        if (!new String(header, ISO_8859_1).contains(H2_MARK)) {
            throw new IOException("H2 did not finish closing " + files.main() + ". The next start will check it.");
        }
        try (FileChannel channel = DurableFiles.open(files.marker(), CREATE, TRUNCATE_EXISTING, WRITE)) {
            channel.write(UTF_8.encode(describe(files, header)));
            channel.force(true);
        }
        DurableFiles.forceFolder(files.marker());
    }

    private static String describe(DatabaseFiles files, byte[] header) throws IOException {
        var sum = new CRC32C();
        sum.update(header);
        return "closed properly: " + Files.size(files.main()) + " bytes, header " + Long.toHexString(sum.getValue()) + "\n";
    }

    private static byte[] header(DatabaseFiles files) throws IOException {
        try (FileChannel channel = FileKeys.reading(files, files.main())) {
            var header = ByteBuffer.allocate(HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header, header.position()) > 0) {
                // until it is full, or the file ends
            }
            return Arrays.copyOf(header.array(), header.position());
        }
    }
}
