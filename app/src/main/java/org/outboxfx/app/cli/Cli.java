package org.outboxfx.app.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.channel.Answering;
import org.outboxfx.app.channel.Request;
import org.outboxfx.server.Main;
import picocli.CommandLine;

/** The command line: the one place that reads arguments, in whichever process. */
public final class Cli {

    private Cli() {}

    /** For arguments that were just typed. */
    public static CommandLine of(Program program, Terminal terminal) {
        var line = line(program, new OutsideRoute(program, terminal), terminal.look(), terminal.out(), terminal.err());
        var server = Main.commandLine().setCommandName("server");
        furnish(server, program.version());
        line.addSubcommand("server", server.setOut(terminal.out()).setErr(terminal.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.look() == Request.Look.COLOURED
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
        return line;
    }

    /**
     * For what others bring over the channel, in a process that has the device open and sends.
     *
     * @param client the device at that moment; throws {@link IllegalStateException} while it is closed
     * @param show brings the window to the front, if there is one
     */
    public static Answering answering(Program program, Path profile, Supplier<OutboxClient> client, Runnable show) {
        return new Answering() {
            @Override
            public void show() {
                show.run();
            }

            @Override
            public int run(Request request, Writer out, Writer err) throws DeviceClosedException {
                try {
                    OutboxClient open = client.get();
                    var route = new InsideRoute(open, Device.Reach.SERVER, request, new Session.Home(program, profile),
                            program.language(profile), out,
                            err);
                    int code = line(program, route, request.look(), new PrintWriter(out), new PrintWriter(err))
                            .execute(request.arguments().toArray(String[]::new));
                    if (client.get() != open) {
                        throw new IllegalStateException("The device was closed meanwhile.");
                    }
                    return code;
                } catch (IllegalStateException e) {
                    throw new DeviceClosedException(e);
                }
            }
        };
    }

    private static CommandLine line(Program program, Route route, Request.Look look, PrintWriter out, PrintWriter err) {
        var line = new CommandLine(new OutboxfxCommand(program, route));
        furnish(line, program.version());
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(Arrays.stream(Exit.values())
                .collect(Collectors.toMap(exit -> Integer.toString(exit.code()), Exit::meaning, (one, _) -> one,
                        LinkedHashMap::new)));
        Failures.toldBy(line, look);
        return line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static void furnish(CommandLine line, String version) {
        var spec = line.getCommandSpec();
        spec.mixinStandardHelpOptions(true).version(version);
        spec.usageMessage().autoWidth(true).sortOptions(false).optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n").abbreviateSynopsis(true);
        line.getSubcommands().values().forEach(command -> furnish(command, version));
    }
}
