package org.outboxfx.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices that have met every fault there is agree with each other and with the server, and nobody's work is missing.
 * {@code -Doutboxfx.schedules} says how many runs, {@code -Doutboxfx.seed} which one is the first, {@code
 * -Doutboxfx.threads} how many at once.
 */
class ConvergenceTest {

    private static final int SCHEDULES = Integer.getInteger("outboxfx.schedules", System.getenv("CI") == null ? 250 : 400);
    private static final long SEED = Long.getLong("outboxfx.seed", 20_261_121);
    private static final int THREADS = Integer.getInteger("outboxfx.threads", Runtime.getRuntime().availableProcessors());
    private static final int MAX_FAILURES = 20;
    /** A file system in memory, if there is one: power loss has tests of its own. */
    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    Path disk;

    @Test
    void whateverHappensAllDevicesAgreeAndNothingIsLostOrDoneTwice() throws IOException {
        Path folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "outboxfx-simulation") : disk;
        try {
            var campaign = new Campaign(folder, SEED, SCHEDULES, MAX_FAILURES);

            campaign.run(THREADS);

            assertThat(campaign.failures()).isEmpty();
            assertThat(campaign.finished()).isEqualTo(SCHEDULES);
        } finally {
            Campaign.delete(folder);
        }
    }
}
