package org.outboxfx.app.demo;

import java.time.Duration;

/** How fast a story is played. */
enum Speed {
    SLOW(4, Duration.ofSeconds(5), Duration.ofMillis(1_600)), NORMAL(12, Duration.ofSeconds(3), Duration.ofMillis(900)), FAST(120,
            Duration.ofMillis(400), Duration.ofMillis(120));

    private final int times;
    private final Duration reading;
    private final Duration looking;

    Speed(int times, Duration reading, Duration looking) {
        this.times = times;
        this.reading = reading;
        this.looking = looking;
    }

    /** How much faster than in the room time passes where a story waits. */
    int times() {
        return times;
    }

    /** How long a caption stands before its step happens. */
    Duration reading() {
        return reading;
    }

    /** How long a step without a caption is looked at. */
    Duration looking() {
        return looking;
    }
}
