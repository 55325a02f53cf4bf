package org.outboxfx.app.settings;

/** What came of something a person asked for. */
record Result(Tone tone, String text) {

    enum Tone {
        UNDER_WAY, GOOD, BAD
    }
}
