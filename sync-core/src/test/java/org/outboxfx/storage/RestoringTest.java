package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that a person makes, and the way back to one. */
class RestoringTest {

    @TempDir
    Path folder;

    @Test
    void aBackupHoldsWhatWasDurableWhenItWasAskedForAndTheDatabaseGoesOn() {
        Path backup = folder.resolve("copy.mv.db");
        try (Database database = open()) {
            Pairs.write(database, 1).join();
            assertThat(database.backup(backup).join()).isEqualTo(backup);
            Pairs.write(database, 2).join();
        }

        var kept = Restoring.restore(files().base(), backup, Pairs.SCHEMAS, null);

        assertThat(kept).contains(files().replaced(1));
        try (Database database = open()) {
            assertThat(Pairs.check(database, List.of())).containsExactly(1L);
        }
        assertThat(Restoring.restore(files().base(), kept.orElseThrow(), Pairs.SCHEMAS, null)).contains(files().replaced(2));
        try (Database database = open()) {
            assertThat(Pairs.check(database, List.of())).containsExactly(1L, 2L);
        }
    }

    @Test
    void whatIsNoBackupIsRefusedAndTheDatabaseLeftAlone() throws IOException {
        Path foreign = folder.resolve("letter.txt");
        Files.writeString(foreign, "Dear H2, ".repeat(2_000));
        write(1);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Restoring.restore(files().base(), foreign, Pairs.SCHEMAS, null))
                .withMessageContaining("no backup that can be restored").withMessageContaining("as it was");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Restoring.restore(files().base(), folder.resolve("missing"), Pairs.SCHEMAS, null))
                .withMessageContaining("was not restored");
        try (Database database = open()) {
            assertThat(database.recovery()).isInstanceOf(Recovery.NotNeeded.class);
            Pairs.check(database, List.of(1L));
        }
    }

    @Test
    void aBackupOfANewerProgramIsRefused() {
        Path backup = folder.resolve("newer.mv.db");
        try (Database newer = Database.open(folder.resolve("newer").resolve("pairs"), Pairs.NEWER_SCHEMAS)) {
            newer.backup(backup).join();
        }
        write(1);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Restoring.restore(files().base(), backup, Pairs.SCHEMAS, null))
                .withMessageContaining("newer version");
        try (Database database = open()) {
            Pairs.check(database, List.of(1L));
        }
    }

    @Test
    void anOpenDatabaseIsNotReplaced() {
        Path backup = folder.resolve("copy.mv.db");
        try (Database database = open()) {
            database.backup(backup).join();

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> Restoring.restore(files().base(), backup, Pairs.SCHEMAS, null));
        }
    }

    @Test
    void aBackupThatCannotBeWrittenSaysSoAndNothingElseSuffers() {
        try (Database database = open()) {
            Pairs.write(database, 1).join();

            assertThat(database.backup(folder.resolve("no such folder").resolve("copy.mv.db"))).failsWithin(
                    java.time.Duration.ofSeconds(20)).withThrowableThat().withMessageContaining("No backup was written");

            Pairs.write(database, 2).join();
            Pairs.check(database, List.of(1L, 2L));
        }
    }

    private void write(long number) {
        try (Database database = open()) {
            Pairs.write(database, number).join();
        }
    }

    private Database open() {
        return Database.open(files().base(), Pairs.SCHEMAS);
    }

    private DatabaseFiles files() {
        return DatabaseFiles.of(folder.resolve("profile").resolve("pairs"));
    }
}
