package org.outboxfx.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.wire.Limits;

/** One request, its caller already known. */
final class Request {

    /** Bytes of an oversized body that are still read and thrown away, so that its sender can read the answer. */
    private static final long MAX_DISCARDED_BYTES = 4L * Limits.MAX_BODY_BYTES;

    private final HttpExchange exchange;
    private final @Nullable Member member;
    private final String parameter;

    Request(HttpExchange exchange, @Nullable Member member, String parameter) {
        this.exchange = exchange;
        this.member = member;
        this.parameter = parameter;
    }

    Member member() {
        if (member == null) {
            throw new IllegalStateException("This endpoint is open to anyone, so there is no member.");
        }
        return member;
    }

    /** The variable part of the path, or an empty text if it has none. */
    String parameter() {
        return parameter;
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** The body, at most {@link Limits#MAX_BODY_BYTES}; nothing of it is parsed before its length is known. */
    byte[] body() {
        try {
            InputStream in = exchange.getRequestBody();
            byte[] body = in.readNBytes(Limits.MAX_BODY_BYTES + 1);
            if (body.length <= Limits.MAX_BODY_BYTES) {
                return body;
            }
            discard(in);
            throw Refusal.of(413, "Too large", "The body exceeds " + Limits.MAX_BODY_BYTES + " bytes. Send fewer operations.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[16_384];
        long discarded = 0;
        int read = in.read(buffer);
        while (read >= 0 && discarded < MAX_DISCARDED_BYTES) {
            discarded += read;
            read = in.read(buffer);
        }
    }

    /**
     * The whole numbers of the query.
     *
     * @param texts names of parameters that are read by {@link #text}
     * @throws Refusal if there is any other parameter, or a number twice
     */
    Map<String, Long> numbers(Set<String> names, Set<String> texts) {
        var numbers = new HashMap<String, Long>();
        for (String pair : pairs()) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (texts.contains(name)) {
                continue;
            }
            if (!names.contains(name)) {
                throw Refusal.badRequest("The query has a parameter that is not known here; known are " + names + ".");
            }
            String text = equals < 0 ? "" : pair.substring(equals + 1);
            if (!text.matches("[0-9]{1,18}")) {
                throw Refusal.badRequest("Query parameter '" + name + "': expected a whole number of 1 to 18 digits.");
            }
            if (numbers.put(name, Long.parseLong(text)) != null) {
                throw Refusal.badRequest("Query parameter '" + name + "' is there twice.");
            }
        }
        return numbers;
    }

    /** A parameter of the query that is a text of letters, digits and hyphens. @throws Refusal if it is of another form */
    Optional<String> text(String name) {
        Optional<String> text = pairs().stream().filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1)).findFirst();
        if (text.isPresent() && !text.get().matches("[A-Za-z0-9-]{1,36}")) {
            throw Refusal.badRequest("Query parameter '" + name + "': expected 1 to 36 letters, digits and hyphens.");
        }
        return text;
    }

    private List<String> pairs() {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&", -1));
    }
}
