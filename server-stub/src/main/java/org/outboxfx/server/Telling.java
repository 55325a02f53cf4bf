package org.outboxfx.server;

import java.util.Arrays;
import java.util.Locale;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.Wire;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** How the program tells what it does: in sentences, or, for other programs, in JSON, one object a line. */
final class Telling {

    private static final String OPTION = "--json";

    @Option(names = OPTION, description = "print JSON, one object a line, errors too", scope = ScopeType.INHERIT)
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What went wrong; as the desktop program's commands write it. */
    private record Failure(String error, String exit, int code) {}

    /** Prints one result. */
    void tell(String sentence, Object object) {
        var out = spec.commandLine().getOut();
        out.println(json ? Wire.writeText(object) : sentence);
        out.flush();
    }

    /** Failures that were expected are told without a stack trace; those of {@code --json} all are. */
    static CommandLine failuresOf(CommandLine program) {
        var inWords = program.getParameterExceptionHandler();
        program.setParameterExceptionHandler((failure, arguments) -> {
            if (!isJson(arguments)) {
                return inWords.handleParseException(failure, arguments);
            }
            return tell(failure.getCommandLine(), "USAGE", CommandLine.ExitCode.USAGE, said(failure));
        });
        return program.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (isJson(parsed.originalArgs().toArray(String[]::new))) {
                return tell(line, "FAILED", CommandLine.ExitCode.SOFTWARE, String.valueOf(failure.getMessage()));
            }
            if (!(failure instanceof StorageException || failure instanceof java.io.UncheckedIOException
                    || failure instanceof IllegalArgumentException)) {
                throw failure;
            }
            line.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** Asked of the arguments themselves: those that were not understood have set nothing. */
    private static boolean isJson(String[] arguments) {
        return Arrays.stream(arguments).takeWhile(argument -> !argument.equals("--"))
                .map(argument -> argument.toLowerCase(Locale.ROOT))
                .anyMatch(argument -> argument.equals(OPTION) || argument.equals(OPTION + "=true"));
    }

    private static String said(ParameterException failure) {
        return failure.getMessage() + " See '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.";
    }

    private static int tell(CommandLine line, String exit, int code, String error) {
        line.getErr().println(Wire.writeText(new Failure(error, exit, code)));
        return code;
    }
}
