package org.outboxfx.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.wire.Problem;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** A complete reply, from whomever it came, and what it means. */
record Reply(int status, @Nullable MediaType type, @Nullable String retryAfterHeader, byte[] body, Duration roundTrip) {

    /** Statuses that speak of a request's content; any other 4xx says that client and server do not fit together. */
    private static final Set<Integer> CONTENT_REFUSED = Set.of(400, 413, 422);

    /** How the body of a success is read. */
    @FunctionalInterface
    interface Reader<T> {
        T read(byte[] body) throws WireException;
    }

    /** Only the server's own form of it counts: a page of something else says nothing about what was asked for. */
    boolean isNotFound() {
        return status == 404 && type != null && type.subtype().equals("problem+json");
    }

    <T> Answer<T> as(Reader<T> reader) {
        if (status == 200) {
            return accepted(reader);
        }
        if (status == 429 || status >= 500) {
            return failed(Failure.BUSY, retryAfter());
        }
        if (status == 401 || status == 403) {
            return failed(Failure.UNAUTHORIZED, null);
        }
        if (!isJson() || status < 400) {
            return captive("Something other than the server answered, with status " + status + ".");
        }
        return failed(switch (status) {
            case 409 -> Failure.ANOTHER_HISTORY;
            case 410 -> Failure.GONE;
            default -> CONTENT_REFUSED.contains(status) ? Failure.REFUSED : Failure.BUSY;
        }, null);
    }

    private <T> Answer<T> accepted(Reader<T> reader) {
        if (!isJson()) {
            return captive("Something other than the server answered: expected JSON.");
        }
        try {
            return new Answer.Ok<>(reader.read(body), roundTrip);
        } catch (WireException e) {
            return captive("The answer could not be understood. " + e.getMessage());
        }
    }

    private boolean isJson() {
        return type != null && (type.subtype().equals("json") || type.subtype().endsWith("+json"));
    }

    private <T> Answer<T> failed(Failure failure, @Nullable Duration retryAfter) {
        return new Answer.Failed<>(failure, detail(), retryAfter);
    }

    private static <T> Answer<T> captive(String detail) {
        return new Answer.Failed<>(Failure.CAPTIVE, detail, null);
    }

    private String detail() {
        if (isJson()) {
            try {
                return Wire.read(new String(body, StandardCharsets.UTF_8), Problem.class).title() + " (" + status + ")";
            } catch (WireException e) {
                // not a problem of the server's form; its status says enough
            }
        }
        return "The server answered with status " + status + ".";
    }

    /** In seconds; a date is not worth trusting two clocks for, and is treated as absent. */
    private @Nullable Duration retryAfter() {
        if (retryAfterHeader == null || !retryAfterHeader.matches("[0-9]{1,7}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(retryAfterHeader));
    }
}
