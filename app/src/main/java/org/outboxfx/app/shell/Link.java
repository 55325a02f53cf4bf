package org.outboxfx.app.shell;

import org.outboxfx.network.Reachability;

/** The connection, as a person tells its states apart. */
public enum Link {
    ONLINE, WORKING_OFFLINE, OFFLINE, CAPTIVE, UNTRUSTED, SERVER_DOWN;

    static Link of(Reachability reachability, Work work) {
        if (work == Work.OFFLINE) {
            return WORKING_OFFLINE;
        }
        return switch (reachability) {
            case ONLINE -> ONLINE;
            case OFFLINE -> OFFLINE;
            case CAPTIVE -> CAPTIVE;
            case UNTRUSTED -> UNTRUSTED;
            case SERVER_DOWN -> SERVER_DOWN;
        };
    }

    /** Whether the person wants to be connected. */
    enum Work {
        CONNECTED, OFFLINE
    }
}
