package org.outboxfx.server;

/** One method of one path. Called on the request's own virtual thread, so it may wait. */
@FunctionalInterface
interface Endpoint {

    /** @throws Refusal if the request as a whole is refused */
    Answer answer(Request request);
}
