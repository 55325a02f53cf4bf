package org.outboxfx.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request: the server's answer, or why there is none. */
public sealed interface Answer<T> {

    /**
     * The server answered.
     *
     * @param roundTrip from the request's start to the answer's end
     */
    record Ok<T>(T value, Duration roundTrip) implements Answer<T> {}

    /**
     * There is no answer that concerns the request's content.
     *
     * @param detail what happened, in words, without any content
     * @param retryAfter how long the server asks to wait, if it does
     */
    record Failed<T>(Failure failure, String detail, @Nullable Duration retryAfter) implements Answer<T> {}

    /** Why there is no answer. */
    enum Failure {
        /** No connection came about; nothing was sent. */
        UNREACHABLE,
        /** The request was sent, and no answer came. */
        NO_ANSWER,
        /** The certificate of what answered is not trusted; nothing was sent. */
        UNTRUSTED,
        /** Something answered that is not our server. */
        CAPTIVE,
        /** The server cannot serve this client now (429, 5xx, and any 4xx that does not speak of the content). */
        BUSY,
        /** The server does not accept the token (401, 403). */
        UNAUTHORIZED,
        /** The server's database is not the one this device has sent to before (409); nothing was taken. */
        ANOTHER_HISTORY,
        /** The server no longer keeps what was asked for (410). */
        GONE,
        /** The server will not take a request with this content (400, 413, 422). */
        REFUSED
    }
}
