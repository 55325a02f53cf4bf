package org.outboxfx.sync;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a manager.
 *
 * @param maxTagLength the longest tag, in {@code char}s (R3)
 * @param maxInterruptedStarts how many times in a row the process may die while a tag is firing, before the registration
 *     is quarantined (R27)
 * @param storageRetry how long to wait before asking a database again that refused a write (R32)
 * @param drain how long {@link SyncManager#close()} waits for the events under way
 */
public record SyncLimits(int maxTagLength, int maxInterruptedStarts, Duration storageRetry, Duration drain) {

    private static final SyncLimits STANDARD = new SyncLimits(10_240, 5, Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final int SHOWN_CHARS = 60;

    public SyncLimits {
        if (maxTagLength < 0 || maxTagLength > 10_240 || maxInterruptedStarts < 1 || !storageRetry.isPositive()) {
            throw new IllegalArgumentException("SyncLimits has maxTagLength " + maxTagLength + ", maxInterruptedStarts "
                    + maxInterruptedStarts + ", storageRetry " + storageRetry
                    + "; expected 0 to 10,240, at least 1, and more than zero.");
        }
    }

    public static SyncLimits standard() {
        return STANDARD;
    }

    /** Null is a mistake of the program and not a refusal: it is thrown at once, whatever the state. */
    static void present(@Nullable String tag) {
        Objects.requireNonNull(tag, "The tag is null, expected a text; the empty one is a tag too.");
    }

    static void present(@Nullable String tag, @Nullable SyncOptions options) {
        present(tag);
        Objects.requireNonNull(options, "The options are null; SyncOptions.standard() is the default.");
    }

    void checkTag(String tag) {
        if (tag.length() > maxTagLength) {
            throw new IllegalArgumentException("Tag '" + shorten(tag) + "' has " + tag.length()
                    + " characters, expected at most " + maxTagLength + ". Keep the payload elsewhere and name it by the tag.");
        }
    }

    /** A tag as messages show it. */
    static String shorten(String tag) {
        return tag.length() <= SHOWN_CHARS ? tag : tag.substring(0, SHOWN_CHARS) + "…";
    }
}
