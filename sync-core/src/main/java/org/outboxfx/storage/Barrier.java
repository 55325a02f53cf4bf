package org.outboxfx.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * An H2 file system that writes a chunk's beginning last, after everything else of it is on the disk. H2 recognises a
 * chunk by its beginning, so one that a power failure tore is never taken for a whole one.
 *
 * <p>Public only because H2 makes instances by reflection.
 */
public final class Barrier extends FilePathWrapper {

    static final String SCHEME = "outboxfx-barrier";

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
        return new BarrierChannel(getBase().open(mode));
    }
}
