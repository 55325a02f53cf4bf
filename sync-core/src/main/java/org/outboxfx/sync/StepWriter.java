package org.outboxfx.sync;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;

/**
 * Brings steps to disk and tells, on the sequencer, once they are there. A write that the database refuses is reported and
 * tried again until it is taken: an error of storage never loses a registration (R32). Used on the sequencer only.
 *
 * <p>What is told comes from the commit itself, and so is heard in the same order as registerings that surround it. Only
 * some writes are handed to the database at a time: a hundred thousand tags that fire must not fill the queue in which
 * everyone's transactions wait.
 */
final class StepWriter {

    /** Writes that are with the database; enough for several groups that share a sync. */
    static final int MAX_UNDER_WAY = 1_024;
    /** Writes that are tried each time a database that refused is asked again; the others wait for the answer. */
    private static final int TRIALS = 16;

    private final Database database;
    private final RegistrationStore store;
    private final Timekeeper time;
    private final Sequencer sequencer;
    private final SyncLimits limits;
    private final Consumer<SyncLifecycle> news;
    private final Queue<Write<?>> waiting = new ArrayDeque<>();
    private Runnable recovery = () -> {};
    private Runnable room = () -> {};
    private int underWay;
    private boolean refused;
    private boolean willTryAgain;

    StepWriter(Database database, RegistrationStore store, Timekeeper time, Sequencer sequencer, SyncLimits limits,
            Consumer<SyncLifecycle> news) {
        this.database = database;
        this.store = store;
        this.time = time;
        this.sequencer = sequencer;
        this.limits = limits;
        this.news = news;
    }

    /** Sets what is done once the database takes writes again. */
    void whenRecovered(Runnable task) {
        recovery = task;
    }

    /** Sets what is done, before the result of a write is told, when there is room for another. */
    void whenThereIsRoom(Runnable task) {
        room = task;
    }

    /** Whether the database refused the last write: then nothing new is begun. */
    boolean isRefused() {
        return refused;
    }

    /** Whether what need not be written now had better wait for {@link #whenThereIsRoom}. */
    boolean isFull() {
        return underWay + waiting.size() >= MAX_UNDER_WAY;
    }

    void load(Consumer<List<Step>> then) {
        submit(new Write<>("", tx -> store.load(tx, limits.maxInterruptedStarts(), time.instant()), then, () -> true));
    }

    /**
     * @param wanted whether it is still to be written when its turn comes
     */
    void write(Registration known, Input input, Consumer<Step> then, BooleanSupplier wanted) {
        submit(new Write<>(known.tag(), tx -> store.apply(tx, known, input, time.instant()), then, wanted));
    }

    CompletableFuture<@Nullable Void> removeAll(Runnable then) {
        return database.<@Nullable Void>submit(tx -> {
            store.removeAll(tx);
            tx.afterCommit(() -> sequencer.post(() -> {
                then.run();
                taken();
            }));
            return null;
        });
    }

    private void submit(Write<?> write) {
        waiting.add(write);
        if (!refused) {
            send(MAX_UNDER_WAY);
        }
    }

    /** Hands over what waits, until so many are under way. */
    private void send(int most) {
        while (underWay < most && !waiting.isEmpty()) {
            Write<?> next = waiting.remove();
            if (next.wanted().getAsBoolean()) {
                underWay++;
                hand(next);
            }
        }
    }

    private <T> void hand(Write<T> write) {
        database.submit(tx -> {
            T result = write.work().in(tx);
            tx.afterCommit(() -> sequencer.post(() -> written(write, result)));
            return true;
        }).exceptionally(error -> {
            sequencer.post(() -> failed(write, error));
            return false;
        });
    }

    private <T> void written(Write<T> write, T result) {
        underWay--;
        if (!refused) {
            send(MAX_UNDER_WAY);
            room.run();
        }
        write.then().accept(result);
        taken();
    }

    /** It goes to the end of the queue: one that is never taken must not hinder the others. */
    private void failed(Write<?> write, Throwable error) {
        underWay--;
        refused = true;
        waiting.add(write);
        String message = error.getMessage();
        news.accept(new SyncLifecycle.StorageFailed(write.tag(), message == null ? error.toString() : message));
        if (!willTryAgain) {
            willTryAgain = true;
            time.after(limits.storageRetry(), () -> sequencer.post(this::tryAgain));
        }
    }

    private void tryAgain() {
        willTryAgain = false;
        send(TRIALS);
        if (underWay == 0) {
            taken(); // nothing that waited is wanted any more; nobody else would find out
        }
    }

    private void taken() {
        if (refused) {
            refused = false;
            send(MAX_UNDER_WAY);
            recovery.run();
        }
    }

    /**
     * @param then is told the result once it is durable
     * @param wanted whether it is still to be written when its turn comes
     */
    private record Write<T>(String tag, Writing<T> work, Consumer<T> then, BooleanSupplier wanted) {}

    @FunctionalInterface
    private interface Writing<T> {
        T in(Transaction tx);
    }
}
