package org.outboxfx.clock;

import java.util.regex.Pattern;

/**
 * A stamp of a hybrid logical clock: wall-clock milliseconds, a counter for stamps within one millisecond, and the
 * device that wrote it, which breaks ties.
 *
 * <p>The text form is {@code millis(13 digits)-counter(4 hex)-device(16 hex)}. Its width is fixed, so the order of
 * the strings is the order of the stamps.
 *
 * @param millis milliseconds since 1970-01-01T00:00Z, 0 to {@value #MAX_MILLIS}
 * @param counter 0 to {@value #MAX_COUNTER}
 * @param device 16 lower-case hexadecimal digits
 */
public record HybridTimestamp(long millis, int counter, String device) implements Comparable<HybridTimestamp> {

    static final long MAX_MILLIS = 9_999_999_999_999L;
    static final int MAX_COUNTER = 0xffff;
    private static final Pattern DEVICE = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern TEXT = Pattern.compile("([0-9]{13})-([0-9a-f]{4})-([0-9a-f]{16})");

    public HybridTimestamp {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException("Stamp millis: found " + millis + ", expected 0 to " + MAX_MILLIS + ".");
        }
        if (counter < 0 || counter > MAX_COUNTER) {
            throw new IllegalArgumentException("Stamp counter: found " + counter + ", expected 0 to " + MAX_COUNTER + ".");
        }
        if (!DEVICE.matcher(device).matches()) {
            throw new IllegalArgumentException("Stamp device: expected 16 lower-case hexadecimal digits.");
        }
    }

    /** @throws IllegalArgumentException if the text is not a stamp; the text itself is not repeated in the message */
    public static HybridTimestamp parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "Not a stamp: expected millis(13 digits)-counter(4 hex)-device(16 hex), found " + text.length()
                            + " characters of another form.");
        }
        return new HybridTimestamp(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2), 16), parts.group(3));
    }

    /** By time, then counter, then device: a total order, the same as that of the text form. */
    @Override
    public int compareTo(HybridTimestamp other) {
        int byMillis = Long.compare(millis, other.millis);
        if (byMillis != 0) {
            return byMillis;
        }
        int byCounter = Integer.compare(counter, other.counter);
        return byCounter != 0 ? byCounter : device.compareTo(other.device);
    }

    public boolean isAfter(HybridTimestamp other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        // By hand: String.format writes the digits of the person's locale, and stamps are written often.
        return padded(Long.toString(millis), 13) + '-' + padded(Integer.toHexString(counter), 4) + '-' + device;
    }

    private static String padded(String digits, int width) {
        return "0".repeat(width - digits.length()) + digits;
    }
}
