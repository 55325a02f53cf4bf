package org.outboxfx.app.desk;

import java.time.Instant;

/** Positions are texts in ascending order; a new one needs to know nothing of the others. */
public final class Position {

    private static final long END_OF_TIME = 9_999_999_999_999L;

    private Position() {}

    /** Above everything that was placed so before. */
    public static String newest(Instant now) {
        return "%013d".formatted(END_OF_TIME - now.toEpochMilli());
    }

    /** Below everything that was placed so before. */
    public static String last(Instant now) {
        return "%013d".formatted(now.toEpochMilli());
    }

    /** One of many placed at the same moment, in the order of their numbers. */
    public static String newest(Instant now, int number) {
        return newest(now) + "-%06d".formatted(number);
    }
}
