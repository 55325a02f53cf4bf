package org.outboxfx.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.outboxfx.scenario.Action;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.Step;
import org.outboxfx.scenario.world.World;

/**
 * Plays a scenario step by step in a world. The same runner serves tests, the command line, the tour and the console: who
 * watches says by {@link Pace} how fast time passes for them.
 */
public final class ScenarioRunner {

    /** A file system in memory, if there is one: a disk that loses power is no part of any story. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Scenario scenario;
    private final World world;
    private final Pace pace;
    private final Deeds deeds;
    private final Expectations expectations;
    private final List<Report.Played> played = new ArrayList<>();

    /** How the time of a story passes. */
    @FunctionalInterface
    public interface Pace {

        /** Lets the world's time pass by {@link World#pass}, at once or piece by piece. */
        void pass(World world, Duration by);

        /** All at once. */
        static Pace instant() {
            return World::pass;
        }
    }

    /** @param world made for this scenario */
    public ScenarioRunner(Scenario scenario, World world, Pace pace) {
        this.scenario = scenario;
        this.world = world;
        this.pace = pace;
        this.deeds = new Deeds(world);
        this.expectations = new Expectations(scenario.source(), world);
    }

    /** Plays a whole scenario, without waiting for real time, in a folder that is removed afterwards. Blocks. */
    public static Report run(Scenario scenario) {
        return run(scenario, _ -> {});
    }

    /** The same, telling of each step once it is played. */
    public static Report run(Scenario scenario, Consumer<Report.Played> told) {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "outboxfx-scenario")
                    : Files.createTempDirectory("outboxfx-scenario");
            try (var world = new World(folder, scenario)) {
                var runner = new ScenarioRunner(scenario, world, Pace.instant());
                runner.playAll(told);
                return runner.report();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario has no folder to play in.", e);
        }
    }

    private void playAll(Consumer<Report.Played> told) {
        for (Step step : scenario.steps()) {
            Report.Played done = play(step);
            told.accept(done);
            if (!done.failures().isEmpty() && !(step.action() instanceof Action.Expect)) {
                return; // what comes next was meant to follow what could not be done
            }
        }
    }

    /** Plays one step, and waits until all that it set off has ended, as far as it can without time passing. Blocks. */
    public Report.Played play(Step step) {
        Instant at = world.time().instant();
        var done = new Report.Played(step, at, failures(step));
        played.add(done);
        return done;
    }

    private List<String> failures(Step step) {
        try {
            List<String> failures = switch (step.action()) {
                case Action.Tell _ -> List.of();
                case Action.Wait(Duration time) -> {
                    pace.pass(world, time);
                    yield List.of();
                }
                case Action.Sleep(Duration time) -> {
                    world.sleep(time);
                    yield List.of();
                }
                case Action.At(String device, Action.Deed deed) -> {
                    deeds.perform(world.device(device), deed);
                    yield List.of();
                }
                case Action.ToServer(Action.Fault fault) -> {
                    world.server().befall(fault);
                    yield List.of();
                }
                case Action.Expect(var expected) -> expectations.check(expected);
            };
            world.settle();
            return failures;
        } catch (IllegalStateException | IllegalArgumentException | CompletionException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            return List.of(scenario.source() + ", line " + step.line() + ": this could not be done: " + cause.getMessage());
        }
    }

    /** What has come of it so far. */
    public Report report() {
        return new Report(scenario, played, world.wire().crossings(), world.time().instant());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
