package org.outboxfx.sync;

import java.util.List;
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
 * <p>What is told comes from the commit itself, and so is heard in the same order as registerings that surround it.
 */
final class StepWriter {

    private final Database database;
    private final RegistrationStore store;
    private final Timekeeper time;
    private final Sequencer sequencer;
    private final SyncLimits limits;
    private final Consumer<SyncLifecycle> news;
    private Runnable recovery = () -> {};
    private boolean refused;

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

    /** Whether the database refused the last write: then nothing new is begun. */
    boolean isRefused() {
        return refused;
    }

    void load(Consumer<List<Step>> then) {
        submit("", tx -> store.load(tx, limits.maxInterruptedStarts(), time.instant()), then, () -> true);
    }

    /**
     * @param wanted whether it is still to be tried again after an error
     */
    void write(Registration known, Input input, Consumer<Step> then, BooleanSupplier wanted) {
        submit(known.tag(), tx -> store.apply(tx, known, input, time.instant()), then, wanted);
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

    private <T> void submit(String tag, Writing<T> writing, Consumer<T> then, BooleanSupplier wanted) {
        database.submit(tx -> {
            T result = writing.in(tx);
            tx.afterCommit(() -> sequencer.post(() -> {
                then.accept(result);
                taken();
            }));
            return true;
        }).exceptionally(error -> {
            sequencer.post(() -> failed(tag, error, wanted, () -> submit(tag, writing, then, wanted)));
            return false;
        });
    }

    private void failed(String tag, Throwable error, BooleanSupplier wanted, Runnable again) {
        refused = true;
        String message = error.getMessage();
        news.accept(new SyncLifecycle.StorageFailed(tag, message == null ? error.toString() : message));
        time.after(limits.storageRetry(), () -> sequencer.post(() -> {
            if (wanted.getAsBoolean()) {
                again.run();
            } else {
                taken(); // nobody else would find out
            }
        }));
    }

    private void taken() {
        if (refused) {
            refused = false;
            recovery.run();
        }
    }

    @FunctionalInterface
    private interface Writing<T> {
        T in(Transaction tx);
    }
}
