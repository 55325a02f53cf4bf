package org.outboxfx.app;

import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.cli.Program;
import org.outboxfx.app.cli.Terminal;
import org.outboxfx.app.cli.WindowStart;

/** Where the program starts. Extends nothing of JavaFX, so that it can speak when JavaFX cannot start. */
public final class Launcher {

    private static final int FAILED = 1;

    private Launcher() {}

    public static void main(String[] args) {
        var program = new InstalledProgram();
        int code = args.length == 0 ? window(program) : Cli.of(program, Terminal.own()).execute(args);
        if (code != Program.WINDOW_IS_OPEN) {
            System.exit(code);
        }
    }

    /** Where nothing was typed there is nothing to read: the reader of arguments would cost a tenth of the start. */
    private static int window(Program program) {
        try {
            return program.openWindow(WindowStart.PLAIN);
        } catch (Exception e) {
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            return FAILED;
        }
    }
}
