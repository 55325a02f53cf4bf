package org.outboxfx.app.cli;

/** What a command says by its exit code. Codes stay what they are. */
public enum Exit {
    /** It is done. */
    DONE(0, "it is done"),
    /** It could not be done; the message says why. */
    FAILED(1, "it could not be done; the message says why"),
    /** It was not understood. */
    USAGE(2, "it was not understood"),
    /** Something waits for a person's decision. */
    NEEDS_PERSON(3, "something waits for a person's decision: outboxfx outbox list --stage needs-you"),
    /** The server could not be reached, or not everything was sent in time; it is kept. */
    NOT_REACHED(4, "the server was not reached in time; what was queued is kept"),
    /** Another process has the profile and does not answer. */
    IN_USE(5, "another process has the profile and cannot be talked to"),
    /** The process that was asked went away or stopped answering: whether it is done is not known. */
    UNKNOWN(6, "whether it is done is not known; the message says how to make sure");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }
}
