package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final long MIB = 1L << 20;
    /** What one commit of two small rows may add to the file; measured at about 12 to 20 kB. */
    private static final long BYTES_OF_A_COMMIT = 32 * 1024;

    @TempDir
    Path folder;

    @Test
    void compactionKeepsEverythingShrinksTheFileAndLeavesTwoBackups() throws IOException {
        try (Database database = open()) {
            var written = new ArrayList<Long>();
            for (long round = 0; round < 3; round++) {
                for (long number = round * 10; number < round * 10 + 10; number++) {
                    written.add(Pairs.write(database, number).join());
                }
                long before = Files.size(files().main());
                database.compact().join();

                assertThat(Files.size(files().main())).isLessThan(before);
                Pairs.check(database, written);
            }
        }
        assertThat(files().backups()).allSatisfy(backup -> assertThat(backup).exists());
        assertThat(files().building().main()).doesNotExist();
    }

    @Test
    void writesAndReadsDuringACompactionWaitAndSucceed() {
        try (Database database = open()) {
            var writes = new ArrayList<CompletableFuture<?>>();
            for (long number = 0; number < 30; number++) {
                writes.add(Pairs.write(database, number));
                if (number % 10 == 0) {
                    writes.add(database.compact());
                }
                Pairs.check(database, List.of());
            }
            writes.forEach(CompletableFuture::join);

            assertThat(Pairs.check(database, LongStream.range(0, 30).boxed().toList())).hasSize(30);
        }
    }

    @Test
    void closingCompactsWhatHasGrownBeyondTheBoundAndNothingElse() throws IOException {
        try (Database database = open()) {
            Pairs.write(database, 0).join();
        }
        assertThat(files().backups().getFirst()).as("too little to be worth the time").doesNotExist();

        long commits = 0;
        try (Database database = open()) {
            while (Files.size(files().main()) <= Growth.FIRST_BYTES) {
                Pairs.write(database, ++commits).join();
            }
        }

        assertThat(commits).as("growth of a commit").isGreaterThan(Growth.FIRST_BYTES / BYTES_OF_A_COMMIT / 2);
        assertThat(files().backups().getFirst()).exists();
        assertThat(Files.size(files().main())).isLessThan(Growth.FIRST_BYTES / 2);
    }

    @Test
    void boundsHoldAtTheByteAndOneByteBeyond() {
        assertThat(new Growth(0, MIB).isDueAtClose()).isFalse();
        assertThat(new Growth(0, MIB + 1).isDueAtClose()).isTrue();
        assertThat(new Growth(10 * MIB, 19 * MIB).isDueAtClose()).isFalse();
        assertThat(new Growth(10 * MIB, 19 * MIB + 1).isDueAtClose()).isTrue();
        assertThat(new Growth(10 * MIB, 36 * MIB).isDueWhenIdle()).isFalse();
        assertThat(new Growth(10 * MIB, 36 * MIB + 1).isDueWhenIdle()).isTrue();
        assertThat(new Growth(10 * MIB, 276 * MIB).isDueNow()).isFalse();
        assertThat(new Growth(10 * MIB, 276 * MIB + 1).isDueNow()).isTrue();
    }

    private Database open() {
        return Database.open(folder.resolve("pairs"), Pairs.SCHEMAS);
    }

    private DatabaseFiles files() {
        return DatabaseFiles.of(folder.resolve("pairs"));
    }
}
