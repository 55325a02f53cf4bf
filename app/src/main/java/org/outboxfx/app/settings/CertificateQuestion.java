package org.outboxfx.app.settings;

import org.outboxfx.network.Distrust;

/**
 * Whether a server's certificate is to be trusted.
 *
 * @param host where it was shown
 * @param answer whether the answer is asked for here
 */
record CertificateQuestion(String host, Distrust distrust, Answer answer) {

    enum Answer {
        WANTED,
        /** The server was named at the start, and its certificate with it. */
        GIVEN_AT_START
    }
}
