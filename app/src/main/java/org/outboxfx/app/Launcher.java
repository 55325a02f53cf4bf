package org.outboxfx.app;

import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.cli.Program;
import org.outboxfx.app.cli.Terminal;

/** Where the program starts. Extends nothing of JavaFX, so that it can speak when JavaFX cannot start. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        int code = Cli.of(new InstalledProgram(), Terminal.own()).execute(args);
        if (code != Program.WINDOW_IS_OPEN) {
            System.exit(code);
        }
    }
}
