package org.outboxfx.app.cli;

import java.util.Locale;
import org.outboxfx.app.channel.Request;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of arguments that were not understood, and of what no command has told itself: in words, or in JSON where that was asked for. */
final class Failures {

    private static final String OPTION = "--json";

    private Failures() {}

    /** @param look whether colours are understood */
    static void toldBy(CommandLine program, Request.Look look) {
        var inWords = program.getParameterExceptionHandler();
        program.setParameterExceptionHandler((failure, arguments) -> {
            Printer printer = printer(failure.getCommandLine(), arguments, look);
            if (!printer.isJson()) {
                return inWords.handleParseException(failure, arguments);
            }
            printer.error(Exit.USAGE, said(failure));
            return Exit.USAGE.code();
        });
        program.setExecutionExceptionHandler((failure, line, parsed) -> {
            Exit exit = failure instanceof CommandFailure told ? told.exit() : Exit.FAILED;
            printer(line, parsed.originalArgs().toArray(String[]::new), look).error(exit, InsideRoute.said(failure));
            return exit.code();
        });
    }

    private static Printer printer(CommandLine line, String[] arguments, Request.Look look) {
        return new Printer(line.getOut(), line.getErr(), form(arguments), look);
    }

    /** Asked of the arguments themselves: those that were not understood have set nothing. */
    private static Printer.Form form(String[] arguments) {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            String small = argument.toLowerCase(Locale.ROOT);
            if (small.equals(OPTION) || small.equals(OPTION + "=true")) {
                return Printer.Form.JSON;
            }
        }
        return Printer.Form.TEXT;
    }

    private static String said(ParameterException failure) {
        String meant = failure instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
                ? " Did you mean " + String.join(", or ", unmatched.getSuggestions()) + "?"
                : "";
        String message = String.valueOf(failure.getMessage());
        return message + (message.endsWith(".") ? "" : ".") + meant + " See '"
                + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.";
    }
}
