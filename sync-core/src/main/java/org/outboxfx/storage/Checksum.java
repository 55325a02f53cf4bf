package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The checksum that rows carry, so that damage to the file is noticed and not believed (CRC-32C). Not against malice. */
public final class Checksum {

    private static final int ABSENT = -1;

    private final CRC32C sum = new CRC32C();

    /** The checksum of one text's UTF-8. */
    public static long of(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(UTF_8));
        return checksum.getValue();
    }

    /**
     * Adds one of several texts. {@code "ab", "c"} and {@code "a", "bc"} differ, and so do an absent text and an empty one:
     * columns can be added one after the other.
     */
    public Checksum add(@Nullable String text) {
        if (text == null) {
            addLength(ABSENT);
        } else {
            byte[] bytes = text.getBytes(UTF_8);
            addLength(bytes.length);
            sum.update(bytes);
        }
        return this;
    }

    /** The checksum of the texts so far, from 0 to 2^32 - 1. */
    public long value() {
        return sum.getValue();
    }

    private void addLength(int length) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            sum.update(length >>> shift);
        }
    }
}
