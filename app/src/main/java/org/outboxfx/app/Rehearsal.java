package org.outboxfx.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.outboxfx.app.cli.Cli;
import org.outboxfx.app.cli.Terminal;
import org.outboxfx.app.fx.Pulses;

/**
 * Does once what a start does, on a profile that is forgotten: opens the window, runs commands beside it, looks at its pages and ends.
 * The installer keeps what was loaded and linked meanwhile, so that the starts of the installed program need not do it again.
 */
public final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<List<String>> COMMANDS = List.of(
            List.of("tasks", "add", "Water the tomatoes tomorrow 7:00 #garden !high"),
            List.of("messages", "send", "--to", "Team", "--new", "On my way"), List.of("sync", "--timeout", "60"),
            List.of("tasks", "list"), List.of("outbox", "list", "--stage", "all", "--json"), List.of("status"),
            List.of("doctor"));

    private Rehearsal() {}

    /**
     * The process ends by itself when everything is closed.
     *
     * @param args the folder to make the profile in
     */
    public static void main(String[] args) {
        Path profile = Path.of(args[0]).toAbsolutePath();
        OutboxApp.open(new OutboxApp.Start(new Profile(profile), null, null, null, null));
        var line = Cli.of(new InstalledProgram(), Terminal.own());
        for (List<String> command : COMMANDS) {
            var typed = new ArrayList<>(command);
            typed.addAll(List.of("--profile", profile.toString()));
            line.execute(typed.toArray(String[]::new));
        }
        Stage stage = Pulses.call(() -> (Stage) Window.getWindows().getFirst());
        List<Node> places = Pulses.call(() -> List.copyOf(stage.getScene().getRoot().lookupAll(".nav-item")));
        for (Node place : places) {
            Pulses.run(((ButtonBase) place)::fire);
            Pulses.await("the next frame", PATIENCE, () -> true);
        }
        Pulses.run(stage::close);
    }
}
