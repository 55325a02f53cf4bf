package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("pairs"), Pairs.SCHEMAS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void settingsAreInForceOnEveryOpening() throws Exception {
        for (int opening = 1; opening <= 2; opening++) {
            database.close();
            try (Connection connection = Engine.ON_DISK.connect(DatabaseFiles.of(database.file()))) {
                var h2 = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
                var store = h2.getStore().getMvStore();

                assertThat(h2.getWriteDelay()).isZero();
                assertThat(store.isSpaceReused()).isFalse();
                assertThat(h2.getPageSize()).isEqualTo(4096);
                assertThat(store.getFileStore().getMaxPageSize()).isEqualTo(4096);
                assertThat(store.getFileStore().getFileName()).startsWith(Barrier.SCHEME + ":");
                assertThat(store.getAutoCommitDelay()).isZero();
                assertThat(h2.getSettings().maxCompactTime).isZero();
            }
        }
    }

    @Test
    void workThatThrowsLeavesNothingBehindAndItsNeighboursUntouched() {
        var gate = new CountDownLatch(1);
        var gated = database.submit(tx -> await(gate));
        var before = Pairs.write(database, 1);
        var broken = database.submit(tx -> {
            tx.update("insert into lefts (number, content) values (?, ?)", 2, "half");
            throw new IllegalArgumentException("on purpose");
        });
        var refusedByH2 = database.submit(tx -> tx.update("insert into lefts (number, content) values (?, ?)", 1, "again"));
        var after = Pairs.write(database, 3);
        gate.countDown(); // all four are one group now

        assertThat(gated.join()).isZero();
        assertThat(before.join()).isEqualTo(1);
        assertThatThrownBy(broken::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(refusedByH2::join).hasCauseInstanceOf(StorageException.class);
        assertThat(after.join()).isEqualTo(3);
        assertThat(Pairs.check(database, List.of())).containsExactly(1L, 3L);
    }

    @Test
    void anErrorInWorkDoesNotEndTheThread() {
        var failed = database.submit(tx -> {
            throw new AssertionError("on purpose");
        });

        assertThatThrownBy(failed::join).hasCauseInstanceOf(AssertionError.class);
        assertThat(Pairs.write(database, 1).join()).isEqualTo(1);
    }

    @Test
    void afterCommitRunsOnceTheWorkIsDurableInOrderAndNeverForARollback() {
        var ran = new ArrayList<String>();
        database.inTransaction(tx -> {
            tx.afterCommit(() -> ran.add("first"));
            tx.afterCommit(() -> {
                throw new IllegalStateException("a callback fails");
            });
            tx.afterCommit(() -> ran.add("second"));
            return 0;
        });
        assertThatIllegalStateException().isThrownBy(() -> database.inTransaction(tx -> {
            tx.afterCommit(() -> ran.add("never"));
            throw new IllegalStateException("rolled back");
        }));

        assertThat(Pairs.write(database, 1).join()).isEqualTo(1);
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void interruptLeftByWorkDoesNotReachTheFile() {
        database.inTransaction(tx -> {
            Thread.currentThread().interrupt();
            return 0;
        });
        database.read(tx -> {
            Thread.currentThread().interrupt();
            return 0;
        });

        assertThat(Pairs.write(database, 1).join()).isEqualTo(1);
        assertThat(Pairs.check(database, List.of(1L))).hasSize(1);
    }

    @Test
    void interruptedCallerStillClosesProperlyAndStaysInterrupted() {
        var write = Pairs.write(database, 1);
        Thread.currentThread().interrupt();
        database.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(write).isCompleted();
        open();
        assertThat(database.recovery()).isInstanceOf(Recovery.NotNeeded.class);
        Pairs.check(database, List.of(1L));
    }

    @Test
    void queueHasABoundAndRefusesClearly() {
        var gate = new CountDownLatch(1);
        var running = database.submit(tx -> {
            await(gate);
            return 0;
        });
        var last = running;
        for (int i = 0; i <= Worker.MAX_QUEUED + Running.MAX_GROUP; i++) { // a group may be at work already
            last = database.submit(tx -> 0);
        }

        assertThat(last).isCompletedExceptionally();
        assertThatThrownBy(last::join).cause().isInstanceOf(StorageException.class)
                .hasMessageContaining("65536 transactions waiting");
        gate.countDown();
        assertThat(running.join()).isZero();
    }

    @Test
    void waitingForAnotherTransactionFromWithinOneIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> database.inTransaction(tx -> database.inTransaction(other -> 0)))
                .withMessageContaining("same thread");
        assertThatIllegalStateException().isThrownBy(() -> database.read(tx -> database.read(other -> 0)));
        assertThat(database.<Integer>inTransaction(tx -> database.read(other -> 1))).isEqualTo(1);
    }

    @Test
    void transactionKeptBeyondItsWorkIsRefused() {
        var kept = new AtomicReference<Transaction>();
        database.inTransaction(tx -> {
            kept.set(tx);
            return 0;
        });

        assertThatIllegalStateException().isThrownBy(() -> kept.get().update("delete from lefts")).withMessageContaining("ended");
    }

    @Test
    void parameterLeftOutIsAnErrorAndNotTheLastValue() {
        database.inTransaction(tx -> tx.update("insert into lefts (number, content) values (?, ?)", 1, "one"));

        assertThatExceptionOfType(StorageException.class).isThrownBy(
                () -> database.inTransaction(tx -> tx.update("insert into lefts (number, content) values (?, ?)", 2)));
    }

    @Test
    void whatAReaderWritesIsRolledBack() {
        database.read(tx -> tx.update("insert into lefts (number, content) values (?, ?)", 1, "one"));

        assertThat(Pairs.check(database, List.of())).isEmpty();
    }

    @Test
    void closedDatabaseRefusesWorkAndClosesOnce() {
        database.close();
        database.close();

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> database.inTransaction(tx -> 0))
                .withMessageContaining("is closed");
        assertThatIllegalStateException().isThrownBy(database::reopen).withMessageContaining("has not failed");
    }

    private static int await(CountDownLatch gate) {
        try {
            gate.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
