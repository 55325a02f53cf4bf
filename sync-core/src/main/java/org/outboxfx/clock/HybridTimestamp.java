package org.outboxfx.clock;

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
    private static final int MILLIS_DIGITS = 13;
    private static final int COUNTER_DIGITS = 4;
    private static final int DEVICE_DIGITS = 16;
    private static final int COUNTER_AT = MILLIS_DIGITS + 1;
    private static final int DEVICE_AT = COUNTER_AT + COUNTER_DIGITS + 1;
    private static final int LENGTH = DEVICE_AT + DEVICE_DIGITS;

    public HybridTimestamp {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException("Stamp millis: found " + millis + ", expected 0 to " + MAX_MILLIS + ".");
        }
        if (counter < 0 || counter > MAX_COUNTER) {
            throw new IllegalArgumentException("Stamp counter: found " + counter + ", expected 0 to " + MAX_COUNTER + ".");
        }
        if (device.length() != DEVICE_DIGITS || !isHexadecimal(device, 0, DEVICE_DIGITS)) {
            throw new IllegalArgumentException("Stamp device: expected 16 lower-case hexadecimal digits.");
        }
    }

    /** @throws IllegalArgumentException if the text is not a stamp; the text itself is not repeated in the message */
    public static HybridTimestamp parse(String text) {
        if (!isStamp(text)) {
            throw new IllegalArgumentException(
                    "Not a stamp: expected millis(13 digits)-counter(4 hex)-device(16 hex), found " + text.length()
                            + " characters of another form.");
        }
        return new HybridTimestamp(Long.parseLong(text, 0, MILLIS_DIGITS, 10),
                Integer.parseInt(text, COUNTER_AT, DEVICE_AT - 1, 16), text.substring(DEVICE_AT));
    }

    /** Character by character: every field of every record that is read has one. */
    private static boolean isStamp(String text) {
        return text.length() == LENGTH && isDecimal(text, 0, MILLIS_DIGITS) && text.charAt(COUNTER_AT - 1) == '-'
                && isHexadecimal(text, COUNTER_AT, DEVICE_AT - 1) && text.charAt(DEVICE_AT - 1) == '-'
                && isHexadecimal(text, DEVICE_AT, LENGTH);
    }

    private static boolean isDecimal(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDecimal(text, at, at + 1) && (text.charAt(at) < 'a' || text.charAt(at) > 'f')) {
                return false;
            }
        }
        return true;
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
        return padded(Long.toString(millis), MILLIS_DIGITS) + '-' + padded(Integer.toHexString(counter), COUNTER_DIGITS) + '-'
                + device;
    }

    private static String padded(String digits, int width) {
        return "0".repeat(width - digits.length()) + digits;
    }
}
