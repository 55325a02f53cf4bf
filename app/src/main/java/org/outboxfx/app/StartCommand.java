package org.outboxfx.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.demo.Tour;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.ServerChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: opens the window, or plays the tour where there is no display to open it on. */
@Command(name = "outboxfx", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, usageHelpAutoWidth = true, description = "Tasks and messages that work the same with and without a network.")
final class StartCommand implements Callable<Integer> {

    /** Not an exit code: the process ends when the window is closed. */
    static final int WINDOW_IS_OPEN = -1;
    private static final Path TOUR_WITHOUT_DISPLAY = Path.of("target", "tour");

    @Option(names = "--profile", paramLabel = "DIR", description = "Where everything is kept. Default: your user data folder.")
    @Nullable
    Path profile;

    @Option(names = "--import", paramLabel = "FILE", description = "A file with tasks (todo.txt, .ics, .csv) to bring in at the start.")
    @Nullable
    Path importFile;

    @Option(names = "--server", paramLabel = "URL", description = "A server to sync with. Default: one that runs inside, for this profile.")
    @Nullable
    URI server;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The file that holds this device's token for --server.")
    @Nullable
    Path tokenFile;

    @Option(names = "--certificate", paramLabel = "SHA256", description = "The fingerprint of the one certificate that is taken from --server. Default: one that this computer's authorities vouch for.")
    @Nullable
    String certificate;

    @Option(names = "--tour", paramLabel = "DIR", description = "Play a story on several devices without a display; write its pictures and a page that tells it here.")
    @Nullable
    Path tour;

    @Option(names = "--scenario", paramLabel = "FILE", description = "The story for --tour. Default: a working day.")
    @Nullable
    Path scenario;

    @Option(names = "--theme", paramLabel = "THEME", description = "light, dark, high_contrast or system. Default: the one chosen in the settings.")
    Theme.@Nullable Choice theme;

    @Override
    public Integer call() throws Exception {
        if ((server == null) != (tokenFile == null)) {
            throw new IllegalArgumentException(
                    "--server and --token-file belong together: give both, or neither to use the server inside.");
        }
        var screen = Screen.find(System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform"));
        var fonts = FontCheck.problem(System.getProperty("os.name", ""), System.getenv(), Path.of("/"));
        if (fonts.isPresent()) {
            throw new IllegalStateException(fonts.get());
        }
        if (tour != null) {
            return play(tour);
        }
        if (screen == Screen.NONE) {
            System.out.println(
                    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so OutboxFX plays its tour without one.");
            return play(TOUR_WITHOUT_DISPLAY);
        }
        var used = profile == null ? Profile.standard() : new Profile(profile);
        return switch (OutboxApp.open(new OutboxApp.Start(used, server == null ? null : new ServerChoice(server, certificate),
                tokenFile, importFile, theme))) {
            case WINDOW_IS_OPEN -> WINDOW_IS_OPEN;
            case OTHER_WINDOW_IS_SHOWN -> {
                System.out
                        .println("OutboxFX is already running with the profile " + used.folder() + ": its window is in front now."
                                + (importFile == null ? "" : " Nothing was imported; use File → Import tasks… in its menu."));
                yield 0;
            }
        };
    }

    private int play(Path folder) throws Exception {
        System.out.println("The tour begins: a story on several devices, with their server, in this process.");
        var failures = Tour.play(
                new Tour.Wish(folder, Optional.ofNullable(scenario), theme == null ? Theme.Choice.LIGHT : theme),
                picture -> System.out.println("  " + picture.file() + "  " + picture.caption()));
        failures.forEach(System.err::println);
        System.out.println("The tour's pictures and its page, " + Tour.PAGE + ", are in " + folder.toAbsolutePath().normalize());
        return failures.isEmpty() ? 0 : 1;
    }
}
