package org.outboxfx.app.demo;

import java.time.Duration;

/**
 * How fast a story is played.
 *
 * @param times how much faster than real time the story's waiting passes
 * @param reading how long a caption stands before its step happens
 * @param looking how long a step without one is looked at
 */
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

    int times() {
        return times;
    }

    Duration reading() {
        return reading;
    }

    Duration looking() {
        return looking;
    }
}
