package org.outboxfx.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.Step;
import org.outboxfx.scenario.run.ScenarioRunner;
import org.outboxfx.scenario.world.World;

/** One story that is on: its world, its windows, and how far it is. One thread at a time, not JavaFX's. */
final class Act implements AutoCloseable {

    /** Puts a world's devices where they can be seen. */
    interface Stagehands {
        List<DemoWindow> place(World world, Path notes);
    }

    private final Scenario story;
    private final Path data;
    private final World world;
    private final List<DemoWindow> windows;
    private final ScenarioRunner runner;
    private int done;
    private String caption = "";

    Act(Scenario story, Stagehands stagehands, ScenarioRunner.Pace pace) {
        this.story = story;
        try {
            data = Files.createTempDirectory("outboxfx-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("The console has no folder for its devices.", e);
        }
        world = new World(data, story);
        windows = stagehands.place(world, data.resolve("notes"));
        runner = new ScenarioRunner(story, world, pace);
    }

    Scenario story() {
        return story;
    }

    World world() {
        return world;
    }

    /** The step that comes next; empty when the story is over. */
    Optional<Step> next() {
        return done < story.steps().size() ? Optional.of(story.steps().get(done)) : Optional.empty();
    }

    /** Tells the next step's caption, if it has one. */
    void announce() {
        next().map(Step::caption).ifPresent(told -> caption = told);
    }

    void playNext() {
        next().ifPresent(step -> {
            runner.play(step);
            done++;
        });
    }

    Show.Progress progress() {
        return new Show.Progress(done, story.steps().size(), caption, runner.report().failures());
    }

    @Override
    public void close() {
        windows.forEach(DemoWindow::close);
        world.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The console's folder cannot be removed.", e);
        }
    }
}
