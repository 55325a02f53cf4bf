package org.outboxfx.app.desk;

import java.time.Instant;

/** Positions are texts in ascending order; a new one needs to know nothing of the others. */
public final class Position {

    private static final long END_OF_TIME = 9_999_999_999_999L;

    /** What is made lies between these two, and never ends with the lower one: there is always room before it. */
    private static final char BELOW_ALL = ' ';
    private static final char ABOVE_ALL = '\u007f';

    private Position() {}

    /** Above everything that was placed so before. */
    public static String newest(Instant now) {
        return "%013d".formatted(END_OF_TIME - now.toEpochMilli());
    }

    /** Below everything that was placed so before. */
    public static String last(Instant now) {
        return "%013d".formatted(now.toEpochMilli());
    }

    /**
     * Between two neighbours, whatever made their positions.
     *
     * @param before the position above; empty if there is none
     * @param after the position below; empty if there is none. Where it is not greater, the result is just above {@code before}
     */
    public static String between(String before, String after) {
        var made = new StringBuilder();
        String bound = after.compareTo(before) > 0 ? after : "";
        for (int at = 0;; at++) {
            char low = at < before.length() ? before.charAt(at) : BELOW_ALL;
            char high = at < bound.length() ? bound.charAt(at) : ABOVE_ALL;
            if (high - low > 1) {
                return made.append((char) ((low + high) / 2)).toString();
            }
            made.append(low);
            if (high != low) {
                // From here on anything is less than the position below.
                bound = "";
            }
        }
    }

    /** One of many placed at the same moment, in the order of their numbers. */
    public static String newest(Instant now, int number) {
        return newest(now) + "-%06d".formatted(number);
    }
}
