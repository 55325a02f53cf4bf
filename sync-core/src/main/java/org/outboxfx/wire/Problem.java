package org.outboxfx.wire;

/**
 * An error that concerns a whole request (RFC 9457, {@code application/problem+json}).
 *
 * @param title what is wrong, a short sentence
 * @param status the HTTP status
 * @param detail what was found, what was expected, what to do; never any of the request's content
 */
public record Problem(String title, int status, String detail) {}
