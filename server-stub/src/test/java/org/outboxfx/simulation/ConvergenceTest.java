package org.outboxfx.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices that have met every fault there is agree with each other and with the server, and nobody's work is missing.
 * {@code -Doutboxfx.schedules} says how many runs, {@code -Doutboxfx.seed} which one is the first.
 */
class ConvergenceTest {

    private static final int SCHEDULES = Integer.getInteger("outboxfx.schedules", 250);
    private static final long SEED = Long.getLong("outboxfx.seed", 20_261_121);
    /** A file system in memory, if there is one: power loss has tests of its own. */
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    Path disk;

    @Test
    void whateverHappensAllDevicesAgreeAndNothingIsLostOrDoneTwice() throws IOException {
        Path folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "outboxfx-simulation") : disk;
        try {
            var templates = new Templates(folder.resolve("templates"));
            for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
                Path own = folder.resolve("seed" + seed);
                run(seed, own, templates);
                delete(own);
            }
        } finally {
            delete(folder);
        }
    }

    private static void run(long seed, Path folder, Templates templates) {
        try (var schedule = new Schedule(seed, folder, templates)) {
            try {
                schedule.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + " fails; it replays with -Doutboxfx.seed=" + seed
                        + " -Doutboxfx.schedules=1. Its steps:\n" + schedule.steps() + e.getMessage(), e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
