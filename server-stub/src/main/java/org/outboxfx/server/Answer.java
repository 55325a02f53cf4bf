package org.outboxfx.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.outboxfx.wire.Problem;
import org.outboxfx.wire.Wire;

/** A complete answer, not yet sent. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    private static final byte[] NOTHING = {};

    static Answer json(Object message) {
        return json(Wire.write(message));
    }

    static Answer json(byte[] json) {
        return new Answer(200, JSON, json);
    }

    static Answer empty() {
        return new Answer(204, Map.of(), NOTHING);
    }

    static Answer html(String page) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"),
                page.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Answer problem(int status, String title, String detail) {
        return new Answer(status, PROBLEM, Wire.write(new Problem(title, status, detail)));
    }

    static Answer unavailable(String detail, Duration retryAfter) {
        return problem(503, "Not available", detail).with("Retry-After", seconds(retryAfter));
    }

    Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), body);
    }

    /** Whole seconds, rounded up, because Retry-After knows no others and an early retry is a wasted one. */
    static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusNanos(999_999_999).toSeconds()));
    }
}
