package org.outboxfx.record;

/**
 * A program that queues a change for a person.
 *
 * @param task names what it was doing, 1 to {@value #MAX_CHARACTERS} characters; no content
 * @param authorisedBy names the person who allowed it, 1 to {@value #MAX_CHARACTERS} characters
 */
public record Agent(String task, String authorisedBy) {

    static final int MAX_CHARACTERS = 200;

    public Agent {
        check("task", task);
        check("name of who authorised it", authorisedBy);
    }

    private static void check(String what, String text) {
        if (text.isBlank() || text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("An agent's " + what + ": found " + text.length() + " characters, expected 1 to "
                    + MAX_CHARACTERS + ", not all of them blank.");
        }
    }
}
