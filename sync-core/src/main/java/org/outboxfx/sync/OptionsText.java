package org.outboxfx.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.StorageException;

/**
 * Options as one line of text, for the database. Fields are only ever added at the end. The last pair is remembered, because
 * most registrations have the same options; used on the database's thread only.
 */
final class OptionsText {

    private static final int FIELDS = 10;
    private static final String NONE = "-";

    private String lastText = "";
    private @Nullable SyncOptions lastOptions;

    String write(SyncOptions options) {
        if (!options.equals(lastOptions)) {
            lastText = format(options);
            lastOptions = options;
        }
        return lastText;
    }

    SyncOptions read(String text) {
        if (lastOptions == null || !text.equals(lastText)) {
            lastOptions = parse(text);
            lastText = text;
        }
        return lastOptions;
    }

    private static String format(SyncOptions options) {
        Backoff backoff = options.backoff();
        return String.join(" ", "" + options.maxAttempts(), "" + backoff.initial(), "" + backoff.factor(), "" + backoff.cap(),
                "" + backoff.jitter(), "" + options.maxEventDuration(), "" + options.releaseOnReconnect(),
                orNone(options.earliestStart()), orNone(options.expiry()), "" + options.network());
    }

    private static SyncOptions parse(String text) {
        String[] field = text.split(" ");
        if (field.length < FIELDS) {
            throw new StorageException("A registration's options have " + field.length + " fields, expected " + FIELDS
                    + ". The row was damaged or written by another program.");
        }
        var backoff = new Backoff(Duration.parse(field[1]), Double.parseDouble(field[2]), Duration.parse(field[3]),
                Backoff.Jitter.valueOf(field[4]));
        return new SyncOptions(Integer.parseInt(field[0]), backoff, Duration.parse(field[5]), Boolean.parseBoolean(field[6]),
                field[7].equals(NONE) ? null : Instant.parse(field[7]), field[8].equals(NONE) ? null : Duration.parse(field[8]),
                NetworkClass.valueOf(field[9]));
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }
}
