package org.outboxfx.scenario;

/** A file is no scenario. The message has a line for each mistake: where, what was found, what was expected. */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what, found, expected, next step */
    public ScenarioException(String message) {
        super(message);
    }
}
