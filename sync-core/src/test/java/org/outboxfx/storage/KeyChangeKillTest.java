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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while the encryption is switched on, changed and switched off. {@code -Dkeychange.kills=…} for more, {@code -Dkills.seed=…}
 * to repeat a failure as nearly as another process can be repeated.
 */
@Timeout(300)
class KeyChangeKillTest {

    private static final int KILLS = Integer.getInteger("keychange.kills", 10);
    private static final long SEED = Long.getLong("kills.seed", 20261121);
    private static final int MAX_LINES = 24;
    /** About as long as a change takes. */
    private static final long MAX_EXTRA_NANOS = 60_000_000;

    @TempDir
    Path folder;

    @Test
    void theOldStateOrTheNewOneIsThereWholeAndNoCopyIsLeftUnderAnotherKey() throws Exception {
        var random = new Random(SEED);
        Set<Long> acknowledged = new TreeSet<>();
        long next = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> lines = runAndKill(random, next);

            lines.stream().filter(line -> line.matches("\\d+")).map(Long::valueOf).forEach(acknowledged::add);
            assertThat(lines).as("kill %d of seed %d", kill, SEED).allMatch(line -> line.matches("\\d*|changing|changed"));
            try (Database database = Pairs.openWithEither(file(), Pairs.SCHEMAS)) {
                assertThat(database.recovery()).as("kill %d of seed %d", kill, SEED).isNotInstanceOf(Recovery.Restored.class);
                next = Pairs.check(database, acknowledged).stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
            }
            boolean encrypted = Encryption.isOn(file());
            for (Path backup : DatabaseFiles.of(file()).backups()) {
                assertThat(!Files.exists(backup) || Encryption.isEncrypted(backup) == encrypted)
                        .as("backups are like the database, kill %d of seed %d", kill, SEED).isTrue();
            }
        }
        assertThat(acknowledged).as("the program got to write").hasSizeGreaterThan(KILLS);
    }

    private List<String> runAndKill(Random random, long next) throws IOException {
        try (ChildJvm child = ChildJvm.start(KilledKeyChanger.class, file().toString(), Long.toString(next))) {
            var lines = new ArrayList<String>();
            int enough = 1 + random.nextInt(MAX_LINES);
            String line;
            while (lines.size() < enough && (line = child.line()) != null) {
                lines.add(line);
            }
            LockSupport.parkNanos(random.nextLong(MAX_EXTRA_NANOS));
            lines.addAll(child.kill());
            return lines;
        }
    }

    private Path file() {
        return folder.resolve("pairs");
    }
}
