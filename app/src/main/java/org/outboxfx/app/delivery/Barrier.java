package org.outboxfx.app.delivery;

import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;

/** What keeps everything from being sent. */
enum Barrier {
    WORKING_OFFLINE, OFFLINE, CAPTIVE, UNTRUSTED, SERVER_DOWN, METERED;

    /** What stands before this client now; null if nothing does. */
    static @Nullable Barrier before(OutboxClient client) {
        if (client.isWorkingOffline()) {
            return WORKING_OFFLINE;
        }
        return switch (client.connectivity().state()) {
            case ONLINE -> client.connectivity().isMetered() ? METERED : null;
            case OFFLINE -> OFFLINE;
            case CAPTIVE -> CAPTIVE;
            case UNTRUSTED -> UNTRUSTED;
            case SERVER_DOWN -> SERVER_DOWN;
        };
    }
}
