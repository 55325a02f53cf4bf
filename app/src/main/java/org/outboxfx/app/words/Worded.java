package org.outboxfx.app.words;

/** A failure that can be told in the language of the moment. */
public interface Worded {

    /** What happened, what was found, what was expected and what to do next, as far as the failure knows. */
    String in(Words words);
}
