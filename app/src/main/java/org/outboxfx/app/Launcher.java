package org.outboxfx.app;

import picocli.CommandLine;

/** Where the program starts. Extends nothing of JavaFX, so that it can speak when JavaFX cannot start. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != StartCommand.WINDOW_IS_OPEN) {
            System.exit(code);
        }
    }

    /** A failure is told in its own words, without a stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new StartCommand()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
