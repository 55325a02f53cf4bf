package org.outboxfx.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * One thing that the doctor looked at.
 *
 * @param what one word, stable
 * @param found in a sentence
 * @param todo what to do about it; null if nothing
 */
public record Finding(String what, Verdict verdict, String found, @Nullable String todo) {

    /** How it is. */
    public enum Verdict {
        RIGHT,
        /** Works, but not as well as it could, or not everything. */
        NOTE, WRONG
    }

    public static Finding right(String what, String found) {
        return new Finding(what, Verdict.RIGHT, found, null);
    }

    public static Finding note(String what, String found, String todo) {
        return new Finding(what, Verdict.NOTE, found, todo);
    }

    public static Finding wrong(String what, String found, String todo) {
        return new Finding(what, Verdict.WRONG, found, todo);
    }
}
