package org.outboxfx.network;

/** How a real request to the server went. */
public enum TrafficOutcome {
    /** The server answered, even if what it said was no. */
    SUCCEEDED,
    /** There was no answer. */
    UNREACHABLE,
    /** Something else answered. */
    CAPTIVE,
    /** What answered showed a certificate that is not trusted. */
    UNTRUSTED,
    /** The server answered that it cannot serve. */
    SERVER_FAILING;

    Reachability finding() {
        return switch (this) {
            case SUCCEEDED -> Reachability.ONLINE;
            case CAPTIVE -> Reachability.CAPTIVE;
            case UNTRUSTED -> Reachability.UNTRUSTED;
            case UNREACHABLE, SERVER_FAILING -> Reachability.SERVER_DOWN;
        };
    }
}
