package org.outboxfx.app.settings;

import org.outboxfx.app.words.FailureWords;
import org.outboxfx.app.words.Words;

/** What came of something a person asked for. */
record Result(Tone tone, String text) {

    enum Tone {
        UNDER_WAY, GOOD, BAD
    }

    /** It did not work, and what the failure means. */
    static Result of(Words words, Throwable failure) {
        return new Result(Tone.BAD, words.of("trouble", FailureWords.of(words, failure)));
    }
}
