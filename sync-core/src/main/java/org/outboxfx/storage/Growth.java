package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Files;

/**
 * How far the main file may grow beyond the live data before it is compacted. It grows with every commit, by some 20
 * kB, because space is never reused.
 *
 * @param live the size after the last compaction, in bytes; 0 if there was none
 * @param now the size now, in bytes
 */
record Growth(long live, long now) {

    /** A database that was never compacted has no backup yet: do so at the first close after some dozens of commits. */
    static final long FIRST_BYTES = 1L << 20;
    /** When closing: half as large again as the live data, and this much. */
    static final long AT_CLOSE_BYTES = 4L << 20;
    /** When there is nothing to do: twice the live data, and this much. */
    static final long IDLE_BYTES = 16L << 20;
    /** Even when busy: twice the live data, and this much. The file is never larger than that by more than one group. */
    static final long BUSY_BYTES = 256L << 20;

    static Growth of(DatabaseFiles files) throws IOException {
        return new Growth(Backups.newestSize(files), Files.size(files.main()));
    }

    boolean isDueAtClose() {
        return live == 0 ? now > FIRST_BYTES : now > live + live / 2 + AT_CLOSE_BYTES;
    }

    boolean isDueWhenIdle() {
        return now > 2 * live + IDLE_BYTES;
    }

    boolean isDueNow() {
        return now > 2 * live + BUSY_BYTES;
    }
}
