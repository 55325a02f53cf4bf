package org.outboxfx.app.settings;

import java.util.concurrent.CompletionException;
import org.outboxfx.app.words.Words;

/** What came of something a person asked for. */
record Result(Tone tone, String text) {

    enum Tone {
        UNDER_WAY, GOOD, BAD
    }

    /** It did not work, in the words of the failure. */
    static Result of(Words words, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new Result(Tone.BAD,
                words.of("trouble", cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()));
    }
}
