package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing program with SIGKILL, again and again on the same database. {@code -Dkills=1000} for more, {@code
 * -Dkills.seed=…} to repeat a failure as nearly as another process can be repeated.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kills.seed", 20261121);
    private static final int MAX_LINES = 400;
    private static final long MAX_EXTRA_NANOS = 3_000_000;
    private static final long MAX_STARTING_NANOS = 900_000_000;

    @TempDir
    Path folder;

    private final Set<Long> acknowledged = new TreeSet<>();
    private long next;

    @Test
    void everyAcknowledgedTransactionSurvivesEveryKill() throws Exception {
        var random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> complaints = runAndKill(random);

            assertThat(complaints).as("kill %d of seed %d", kill, SEED).isEmpty();
            checkACopy(kill);
        }
        assertThat(acknowledged).as("the program got to write").hasSizeGreaterThan(KILLS);
    }

    private List<String> runAndKill(Random random) throws IOException {
        try (ChildJvm child = ChildJvm.start(KilledWriter.class, database().toString(), Long.toString(next))) {
            var lines = new ArrayList<String>();
            if (random.nextInt(4) == 0) {
                LockSupport.parkNanos(random.nextLong(MAX_STARTING_NANOS)); // while it starts, repairs, or makes the first file
            } else {
                int enough = random.nextInt(MAX_LINES);
                String line;
                while (lines.size() < enough && (line = child.line()) != null) {
                    lines.add(line);
                }
                LockSupport.parkNanos(random.nextLong(MAX_EXTRA_NANOS));
            }
            lines.addAll(child.kill());
            lines.remove("");
            lines.stream().filter(line -> line.matches("\\d+")).map(Long::valueOf).forEach(acknowledged::add);
            lines.removeIf(line -> line.matches("\\d+|open"));
            return lines;
        }
    }

    /** The original stays as the kill left it, for the next program to open. */
    private void checkACopy(int kill) throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copy-" + kill));
        if (Files.exists(folder.resolve("original"))) {
            try (Stream<Path> files = Files.list(folder.resolve("original"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copies.resolve(file.getFileName()));
                }
            }
        }
        try (Database database = Database.open(copies.resolve("pairs"), Pairs.SCHEMAS)) {
            assertThat(database.recovery()).as("after kill %d of seed %d", kill, SEED).isNotInstanceOf(Recovery.Restored.class);
            Set<Long> found = Pairs.check(database, acknowledged);
            next = found.stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
        }
        try (Stream<Path> files = Files.list(copies)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Path database() {
        return folder.resolve("original").resolve("pairs");
    }
}
