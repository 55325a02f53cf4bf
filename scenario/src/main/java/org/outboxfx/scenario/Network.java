package org.outboxfx.scenario;

import java.time.Duration;

/**
 * What a device's way to the server is like.
 *
 * @param delay for each request, half of it there and half of it back
 */
public record Network(Kind kind, Duration delay) {

    /** What a network does with requests. */
    public enum Kind {
        ONLINE,
        /** No network at all, and the device knows it. */
        OFFLINE,
        /** A sign-in page answers in the server's place. */
        CAPTIVE,
        /** Everything arrives, late. */
        SLOW,
        /** Of three requests one arrives whole, one is lost on the way there, of one the answer is lost, in turns. */
        LOSSY
    }

    private static final Duration SLOW_DELAY = Duration.ofSeconds(2);

    public static Network of(Kind kind) {
        return new Network(kind, kind == Kind.SLOW ? SLOW_DELAY : Duration.ZERO);
    }

    /** Everything arrives, after this time there and back. */
    public static Network slow(Duration delay) {
        return new Network(Kind.SLOW, delay);
    }
}
