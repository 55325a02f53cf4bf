package org.outboxfx.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * An H2 file system that writes a chunk's beginning last, after everything else of it is on the disk. H2 recognises a
 * chunk by its beginning, so one that a power failure tore is never taken for a whole one. Encryption lies above: the first sector
 * of what is written is the first sector of what H2 reads, encrypted or not.
 *
 * <p>Public only because H2 makes instances by reflection.
 */
public final class Barrier extends FilePathWrapper {

    static final String SCHEME = "outboxfx-barrier";

    private static final Map<BarrierChannel, String> OPEN = new ConcurrentHashMap<>();

    /**
     * Closes what H2 left open, and with it locked, when an opening or closing failed halfway. Only for one who knows that
     * nobody uses the file.
     */
    static void closeForgotten(Path file) throws IOException {
        for (var open : OPEN.entrySet()) {
            if (open.getValue().endsWith(file.toString())) {
                open.getKey().close();
            }
        }
    }

    /** Lets H2 find files under this scheme; doing it again changes nothing. */
    static void register() {
        FilePath.register(new Barrier());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        try {
            var channel = new BarrierChannel(getBase().open(mode), OPEN::remove);
            OPEN.put(channel, name);
            try {
                return FileKeys.overNamed(name, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw DiskFaults.note(e);
        }
    }
}
