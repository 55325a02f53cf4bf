package org.outboxfx.storage;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the disk refused. H2 swallows such errors while it looks for its chunks and calls the file corrupt;
 * going back to a backup because of a passing fault would lose what the file still holds.
 */
final class DiskFaults {

    private static final AtomicReference<@Nullable IOException> LATEST = new AtomicReference<>();

    private DiskFaults() {}

    /** Returns the fault, to be thrown on. */
    static IOException note(IOException fault) {
        LATEST.set(fault);
        return fault;
    }

    /** The latest of any file of this process; compare two answers to learn whether there was one in between. */
    static @Nullable IOException latest() {
        return LATEST.get();
    }
}
