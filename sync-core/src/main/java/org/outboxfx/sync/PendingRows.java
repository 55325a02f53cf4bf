package org.outboxfx.sync;

import java.util.HashMap;
import java.util.Map;

/**
 * Which tags have a row on disk that will certainly fire after any transaction that runs now, so that registering them
 * again need not write. A tag enters when its registering is durable and leaves when its attempt begins or its row is
 * otherwise changed. All calls come from the database's thread; the lock makes that a matter of speed only.
 */
final class PendingRows {

    private final Map<String, SyncOptions> rows = new HashMap<>();
    private long leaving;

    synchronized boolean covers(String tag, SyncOptions options) {
        return options.equals(rows.get(tag));
    }

    /** To be taken while a row is written and handed to {@link #enter}. */
    synchronized long mark() {
        return leaving;
    }

    /**
     * The row is durable. Between its writing and now another transaction may have begun its attempt, or may be about to
     * be rolled back: unless nothing has left since the mark, the next registering simply writes.
     */
    synchronized void enter(String tag, SyncOptions options, long mark) {
        if (mark == leaving) {
            rows.put(tag, options);
        }
    }

    synchronized void leave(String tag) {
        leaving++;
        rows.remove(tag);
    }

    synchronized void leaveAll() {
        leaving++;
        rows.clear();
    }
}
