package org.outboxfx.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.cli.Program;
import org.outboxfx.app.cli.WindowStart;
import org.outboxfx.app.demo.Demo;
import org.outboxfx.app.demo.Tour;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.ServerChoice;

/** Opens the window, or plays the tour where there is no display to open it on. */
final class StartWindow {

    private static final Path TOUR_WITHOUT_DISPLAY = Path.of("target", "tour");

    private StartWindow() {}

    static int start(WindowStart wanted) throws Exception {
        var screen = Screen.find(System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform"));
        var fonts = FontCheck.problem(System.getProperty("os.name", ""), System.getenv(), Path.of("/"));
        if (fonts.isPresent()) {
            throw new IllegalStateException(fonts.get());
        }
        Path tour = wanted.tour();
        if (tour != null) {
            return play(tour, wanted);
        }
        if (screen == Screen.NONE) {
            System.out.println(
                    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so OutboxFX plays its tour without one."
                            + " 'outboxfx --help' names what works without a window.");
            return play(TOUR_WITHOUT_DISPLAY, wanted);
        }
        if (wanted.demo()) {
            Theme.Choice theme = wanted.theme();
            Demo.open(Optional.ofNullable(wanted.scenario()), theme == null ? Theme.Choice.SYSTEM : theme);
            return Program.WINDOW_IS_OPEN;
        }
        Path folder = wanted.profile();
        var profile = folder == null ? Profile.standard() : new Profile(folder);
        var start = new OutboxApp.Start(profile, server(wanted), wanted.tokenFile(), wanted.importFile(), wanted.theme());
        return switch (OutboxApp.open(start)) {
            case WINDOW_IS_OPEN -> Program.WINDOW_IS_OPEN;
            case NOT_UNLOCKED -> 0;
            case OTHER_WINDOW_IS_SHOWN -> {
                System.out.println("OutboxFX is already running with the profile " + profile.folder()
                        + ": its window is in front now."
                        + (wanted.importFile() == null ? "" : " Nothing was imported; use outboxfx import FILE."));
                yield 0;
            }
        };
    }

    private static @Nullable ServerChoice server(WindowStart wanted) {
        URI address = wanted.server();
        return address == null ? null : new ServerChoice(address, wanted.certificate());
    }

    private static int play(Path folder, WindowStart wanted) throws Exception {
        System.out.println("The tour begins: a story on several devices, with their server, in this process.");
        Theme.Choice theme = wanted.theme();
        var failures = Tour.play(
                new Tour.Wish(folder, Optional.ofNullable(wanted.scenario()), theme == null ? Theme.Choice.LIGHT : theme),
                picture -> System.out.println("  " + picture.file() + "  " + picture.caption()));
        failures.forEach(System.err::println);
        System.out.println("The tour's pictures and its page, " + Tour.PAGE + ", are in " + folder.toAbsolutePath().normalize());
        return failures.isEmpty() ? 0 : 1;
    }
}
