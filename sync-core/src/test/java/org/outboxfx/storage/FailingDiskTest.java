package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Reliability of the disk: every single call fails, and nothing acknowledged is lost. */
class FailingDiskTest {

    private static final int WRITES = 4;
    /** More calls than the small workload makes; reaching it means that the test does not end by itself. */
    private static final int MAX_CALLS = 2_000;

    @TempDir
    Path folder;

    private final Set<Long> acknowledged = new TreeSet<>();

    @BeforeAll
    static void expectFailuresInTheLog() {
        ((Logger) LoggerFactory.getLogger("org.outboxfx.storage")).setLevel(Level.OFF);
    }

    @AfterAll
    static void expectNoneAgain() {
        ((Logger) LoggerFactory.getLogger("org.outboxfx.storage")).setLevel(null);
    }

    @AfterEach
    void repair() {
        FailingDisk.repair();
    }

    @ParameterizedTest
    @EnumSource(FailingDisk.Fault.class)
    void whicheverCallFailsNothingAcknowledgedIsLost(FailingDisk.Fault fault) throws IOException {
        boolean reached = true;
        for (int call = 1; reached && call < MAX_CALLS; call++) {
            Path file = Files.createDirectory(folder.resolve("call-" + call)).resolve("pairs");
            acknowledged.clear();

            FailingDisk.fail(call, fault);
            liveThrough(file);
            reached = FailingDisk.calls() >= call;
            FailingDisk.repair();

            try (Database database = Database.open(file, Pairs.SCHEMAS)) {
                assertThat(database.recovery()).as("%s at call %d", fault, call).isNotInstanceOf(Recovery.Restored.class);
                Pairs.check(database, acknowledged);
            }
        }
        assertThat(reached).as("all calls were tried").isFalse();
        assertThat(acknowledged).as("without a fault").hasSize(2 * WRITES);
    }

    @ParameterizedTest
    @EnumSource(FailingDisk.Fault.class)
    void whicheverCallFailsWhileTheKeyChangesEverythingIsThereUnderTheOldOneOrTheNewOne(FailingDisk.Fault fault)
            throws IOException {
        boolean reached = true;
        for (int call = 1; reached && call < MAX_CALLS; call++) {
            Path file = Files.createDirectory(folder.resolve("change-" + call)).resolve("pairs");
            acknowledged.clear();
            FailingDisk.fail(Integer.MAX_VALUE, fault);
            try (Database database = Database.open(file, Pairs.SCHEMAS, FailingDisk.ENGINE)) {
                write(database, 1);
                FailingDisk.fail(call, fault);
                changeKey(database);
                write(database, 2);
            }
            reached = FailingDisk.calls() >= call;
            FailingDisk.repair();

            try (Database database = Pairs.openWithEither(file, Pairs.SCHEMAS)) {
                assertThat(database.recovery()).as("%s at call %d", fault, call).isNotInstanceOf(Recovery.Restored.class);
                Pairs.check(database, acknowledged);
            }
        }
        assertThat(reached).as("all calls were tried").isFalse();
        assertThat(acknowledged).as("without a fault").hasSize(2);
    }

    private static void changeKey(Database database) {
        try {
            database.protect(Pairs.MINE).join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(StorageException.class);
        }
    }

    /** First creation, writes, closing, opening again, more writes: as far as the disk lets it. */
    private void liveThrough(Path file) {
        for (int life = 0; life < 2; life++) {
            try (Database database = Database.open(file, Pairs.SCHEMAS, FailingDisk.ENGINE)) {
                for (int i = 0; i < WRITES; i++) {
                    write(database, life * WRITES + i);
                }
            } catch (StorageException e) {
                assertThat(e).as("a refusal names the file and what the disk said")
                        .hasMessageContaining(file.toString()).hasMessageContaining("No space left on device");
            }
        }
    }

    private void write(Database database, long number) {
        try {
            acknowledged.add(Pairs.write(database, number).join());
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(StorageException.class);
        }
    }

    @Test
    void failedDatabaseTellsItsListenerRefusesWorkAndCanBeReopened() {
        var told = new ArrayList<StorageException>();
        FailingDisk.fail(Integer.MAX_VALUE, FailingDisk.Fault.FOR_GOOD);
        try (Database database = Database.open(folder.resolve("pairs"), Pairs.SCHEMAS, FailingDisk.ENGINE)) {
            database.onFailure(told::add);
            Pairs.write(database, 1).join();

            FailingDisk.fail(1, FailingDisk.Fault.WRITES_FOR_GOOD);
            var failed = Pairs.write(database, 2);

            assertThatThrownBy(failed::join).cause().isInstanceOf(StorageException.class)
                    .hasMessageContaining("whether they were kept is not known").hasMessageContaining("No space left");
            assertThat(told).hasSize(1);
            assertThat(database.isOpen()).isFalse();
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> database.inTransaction(tx -> 0))
                    .withMessageContaining("must be reopened");
            assertThatExceptionOfType(StorageException.class).isThrownBy(database::reopen).withMessageContaining("No space left");

            FailingDisk.repair();
            assertThat(database.reopen()).isInstanceOf(Recovery.Recovered.class);
            Pairs.write(database, 3).join();
            assertThat(Pairs.check(database, List.of(1L, 3L))).isSubsetOf(1L, 2L, 3L);
        }
    }

    @Test
    void workQueuedBehindAFailureIsRefusedAndNotForgotten() {
        FailingDisk.fail(Integer.MAX_VALUE, FailingDisk.Fault.FOR_GOOD);
        try (Database database = Database.open(folder.resolve("pairs"), Pairs.SCHEMAS, FailingDisk.ENGINE)) {
            FailingDisk.fail(1, FailingDisk.Fault.FOR_GOOD);
            var futures = new ArrayList<CompletableFuture<Long>>();
            for (long number = 0; number < 1_000; number++) {
                futures.add(Pairs.write(database, number));
            }

            assertThat(futures)
                    .allSatisfy(future -> assertThatThrownBy(future::join).cause().isInstanceOf(StorageException.class));
        }
    }
}
