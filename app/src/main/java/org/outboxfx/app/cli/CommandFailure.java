package org.outboxfx.app.cli;

/** A command cannot be done. The message is for the person: what, found, expected, next step. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final Exit exit;

    CommandFailure(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    static CommandFailure failed(String message) {
        return new CommandFailure(Exit.FAILED, message);
    }

    Exit exit() {
        return exit;
    }
}
