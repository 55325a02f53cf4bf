package org.outboxfx.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Theme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program by its name alone: opens the window. Everything else is a command of it. */
@Command(name = "outboxfx", description = {"Tasks and messages that work the same with and without a network.", "",
        "By its name alone it opens the window, or plays a tour where there is no display. Its commands work with and without"
                + " an open window, need no display, and queue what they change: it is safe on this machine's disk when"
                + " they return, and goes out when there is a connection.",
        ""}, footer = {"", "Examples:", "  outboxfx                                  open the window",
                "  outboxfx tasks add \"Call Bob tomorrow 9:00 !high\"", "  outboxfx outbox list --stage needs-you",
                "  outboxfx sync --timeout 60", "  outboxfx status --json | jq .queued",
                "", "Every command explains itself: outboxfx tasks add --help"}, subcommands = {TasksCommand.class,
                        MessagesCommand.class, OutboxCommand.class, SyncCommand.class, StatusCommand.class,
                        ConflictsCommand.class,
                        EvidenceCommand.class, ImportCommand.class, ExportCommand.class, ScenarioCommand.class,
                        DoctorCommand.class,
                        CompletionCommand.class})
final class OutboxfxCommand implements Callable<Integer> {

    private final Program program;
    private final Route route;

    @Option(names = "--profile", paramLabel = "DIR", description = "Where everything is kept. Default: your user data folder.")
    @Nullable
    private Path profile;

    @Option(names = "--import", paramLabel = "FILE", description = "A file with tasks (todo.txt, .ics, .csv) to bring in at the start.")
    @Nullable
    private Path importFile;

    @Option(names = "--server", paramLabel = "URL", description = "A server to sync with. Default: the one chosen in the settings, or one that runs inside.")
    @Nullable
    private URI server;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The file that holds this device's token for --server.")
    @Nullable
    private Path tokenFile;

    @Option(names = "--certificate", paramLabel = "SHA256", description = "The fingerprint of the one certificate that is taken from --server. Default: one that this computer's authorities vouch for.")
    @Nullable
    private String certificate;

    @Option(names = "--tour", paramLabel = "DIR", description = "Play a story on several devices without a display; write its pictures and a page that tells it here.")
    @Nullable
    private Path tour;

    @Option(names = "--demo", description = "Show two devices with a console that plays stories and disturbs the network.")
    private boolean demo;

    @Option(names = "--scenario", paramLabel = "STORY", description = "The story for --tour and --demo: a file, or a name of 'outboxfx scenario list'. Default: a working day.")
    @Nullable
    private Path scenario;

    @Option(names = "--theme", paramLabel = "THEME", description = "light, dark, high_contrast or system. Default: the one chosen in the settings.")
    private Theme.@Nullable Choice theme;

    OutboxfxCommand(Program program, Route route) {
        this.program = program;
        this.route = route;
    }

    Route route() {
        return route;
    }

    @Nullable
    Path profile() {
        return profile;
    }

    @Override
    public Integer call() throws Exception {
        route.expectOutside();
        if ((server == null) != (tokenFile == null)) {
            throw new IllegalArgumentException(
                    "--server and --token-file belong together: give both, or neither to use the server inside.");
        }
        return program
                .openWindow(new WindowStart(profile, importFile, server, tokenFile, certificate, tour, demo, scenario, theme));
    }
}
