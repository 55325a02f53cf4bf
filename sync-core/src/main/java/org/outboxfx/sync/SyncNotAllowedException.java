package org.outboxfx.sync;

import java.io.Serial;

/** Background sync has been switched off by the user (R2). What was registered before is kept. */
public final class SyncNotAllowedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    SyncNotAllowedException(String tag) {
        super("Cannot register sync '" + SyncLimits.shorten(tag) + "': background sync is switched off. "
                + "Switch it on with SyncManager.allow(true).");
    }
}
