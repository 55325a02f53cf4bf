package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.outboxfx.app.channel.Request;

/**
 * Where a command was typed.
 *
 * @param folder names of files are meant from here
 * @param look whether colours are understood
 */
public record Terminal(PrintWriter out, PrintWriter err, Path folder, Request.Look look) {

    /** This process's own. */
    // Which Java says null where there is no terminal, and which does not, has changed twice.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal own() {
        boolean colours = System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()), Path.of("").toAbsolutePath(),
                colours ? Request.Look.COLOURED : Request.Look.PLAIN);
    }
}
