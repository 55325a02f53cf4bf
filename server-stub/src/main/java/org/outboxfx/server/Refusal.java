package org.outboxfx.server;

import java.io.Serial;

/** Ends a request with an error that concerns all of it. Carries no stack trace: it is an answer, not a failure. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;
    private final transient Answer answer;

    Refusal(Answer answer) {
        super("HTTP " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Refusal of(int status, String title, String detail) {
        return new Refusal(Answer.problem(status, title, detail));
    }

    static Refusal badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    Answer answer() {
        return answer;
    }
}
