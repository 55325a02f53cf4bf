package org.outboxfx.network;

/** What stands between this device and its server. */
public enum Reachability {
    /** No usable network interface, or the person chose to work offline. */
    OFFLINE,
    /** Something else answers in the server's place, such as the sign-in page of a hotel's network. */
    CAPTIVE,
    /** What answers at the server's address shows a certificate that is not trusted; nothing is sent to it. */
    UNTRUSTED,
    /** There is a network, but the server does not answer or answers that it cannot serve. */
    SERVER_DOWN,
    /** The server answers. */
    ONLINE
}
