package org.outboxfx.app.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.Step;
import org.outboxfx.scenario.run.ScenarioRunner;
import org.outboxfx.scenario.world.Crossing;
import org.outboxfx.scenario.world.World;
import org.outboxfx.scenario.world.WorldDevice;

/** Plays a story in this process, without a display, and writes pictures of what people would see and a page that tells it. */
public final class Tour {

    /** The page's name. */
    public static final String PAGE = "tour.html";
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;
    private static final String SEQUENCE = "sequence.png";

    private final Path folder;
    private final Scenario scenario;
    private final World world;
    private final List<DemoWindow> windows;
    private final Consumer<Picture> taken;
    private final List<Chapter> chapters = new ArrayList<>();

    /**
     * What to play and what it is to look like.
     *
     * @param folder gets the pictures and the page; created if missing
     * @param story by its file or its name; empty for that of a working day
     * @param theme which the windows wear
     */
    public record Wish(Path folder, Optional<Path> story, Theme.Choice theme) {}

    private Tour(Path folder, Scenario scenario, World world, List<DemoWindow> windows, Consumer<Picture> taken) {
        this.folder = folder;
        this.scenario = scenario;
        this.world = world;
        this.windows = windows;
        this.taken = taken;
    }

    /**
     * Blocks until the tour is over. Call once in a process that has not started JavaFX.
     *
     * @param taken is told of each picture as it is taken
     * @return what did not go as the story tells, each with its line; empty if all did
     * @throws org.outboxfx.scenario.ScenarioException if there is no such story
     */
    public static List<String> play(Wish wish, Consumer<Picture> taken) throws Exception {
        Scenario scenario = wish.story().map(Stories::called).orElseGet(Stories::first);
        FxStart.useNoDisplay();
        FxStart.begin().join();
        try {
            return play(scenario, wish, taken);
        } finally {
            FxStart.end();
        }
    }

    /** The same where JavaFX runs already. Not for its own thread. */
    static List<String> play(Scenario scenario, Wish wish, Consumer<Picture> taken) throws IOException {
        Files.createDirectories(wish.folder());
        Path data = Files.createTempDirectory("outboxfx-tour");
        Theme theme = Pulses.call(() -> new Theme(wish.theme()));
        var windows = new ArrayList<DemoWindow>();
        try (var world = new World(data, scenario)) {
            for (WorldDevice device : world.devices()) {
                windows.add(new DemoWindow(world, device, theme, data.resolve("notes"),
                        new DemoWindow.Place(new Rectangle2D(0, 0, WIDTH, HEIGHT))));
            }
            return new Tour(wish.folder(), scenario, world, windows, taken).play(theme);
        } finally {
            windows.forEach(DemoWindow::close);
            delete(data);
        }
    }

    private List<String> play(Theme theme) throws IOException {
        var runner = new ScenarioRunner(scenario, world, ScenarioRunner.Pace.instant());
        String caption = "";
        int told = 0;
        for (Step step : scenario.steps()) {
            if (step.caption() != null) {
                told = endChapter(caption, told);
                caption = step.caption();
            }
            runner.play(step);
        }
        endChapter(caption, told);
        keep(SEQUENCE, scenario.title(), sequence(theme));
        new TourPage(scenario, chapters, SEQUENCE).write(folder.resolve(PAGE), folder);
        return runner.report().failures();
    }

    /** @return how many crossings have been told by now */
    private int endChapter(String caption, int told) throws IOException {
        List<Crossing> crossings = world.wire().crossings();
        if (!caption.isEmpty()) {
            settle();
            var files = new ArrayList<String>();
            for (DemoWindow window : windows) {
                String file = "%02d-%s.png".formatted(chapters.size() + 1, window.device().name());
                keep(file, caption, Pulses.call(() -> Pictures.of(window.stage())));
                files.add(file);
            }
            chapters.add(new Chapter(caption, files, crossings.subList(Math.min(told, crossings.size()), crossings.size())));
        }
        return crossings.size();
    }

    /** What the devices say reaches the windows over their clients' threads, and cells of lists are made over several pulses. */
    private void settle() {
        for (int round = 0; round < 4; round++) {
            world.settle();
            for (DemoWindow window : windows) {
                Pulses.await("a pulse", Demo.PATIENCE, () -> true);
                Pulses.run(window::layOut);
                Pulses.run(window::hideToasts);
            }
        }
    }

    private BufferedImage sequence(Theme theme) {
        return Pulses.call(() -> {
            var stage = new Stage();
            var pane = new SequencePane(new Words(Locale.forLanguageTag(windows.getFirst().device().language())),
                    world.devices().stream().map(WorldDevice::name).toList());
            pane.show(world.wire().crossings());
            var scene = new Scene(pane, WIDTH, pane.getPrefHeight());
            theme.dress(scene);
            stage.setScene(scene);
            stage.show();
            pane.applyCss();
            pane.layout();
            BufferedImage picture = Pictures.of(stage);
            stage.close();
            return picture;
        });
    }

    private void keep(String file, String caption, BufferedImage picture) throws IOException {
        Pictures.write(picture, folder.resolve(file));
        taken.accept(new Picture(file, caption));
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
