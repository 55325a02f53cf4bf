package org.outboxfx.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt at the work of a tag. Thread-safe. */
public final class SyncEvent {

    private final String tag;
    private final boolean lastChance;
    private final Consumer<@Nullable Throwable> outcome;
    private final List<CompletableFuture<?>> stages = new ArrayList<>();
    /** The listener itself, while it runs, and the stages that have not completed. */
    private int pending = 1;
    private boolean over;
    private boolean cancelled;
    private @Nullable Thread handler;
    private @Nullable Throwable failure;

    /** @param outcome is called once, with null for success; not called for an event that was cancelled */
    SyncEvent(String tag, boolean lastChance, Consumer<@Nullable Throwable> outcome) {
        this.tag = tag;
        this.lastChance = lastChance;
        this.outcome = outcome;
    }

    public String tag() {
        return tag;
    }

    /** Whether a failure of this event ends the registration (R15). */
    public boolean lastChance() {
        return lastChance;
    }

    /** Whether the event has run out of time, or its registration was removed; what is done for it now has no effect. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Makes the outcome wait for a stage too, and fail with it (R16). May be called while the listener runs or while a
     * stage is pending.
     *
     * @throws IllegalStateException if the event is over (R17)
     */
    public void waitUntil(CompletionStage<?> stage) {
        synchronized (this) {
            if (over) {
                throw new IllegalStateException("Cannot extend sync '" + SyncLimits.shorten(tag)
                        + "': its event is over, expected one under way. Call waitUntil before onSync returns, "
                        + "or while a stage given to it is pending.");
            }
            pending++;
            if (stage instanceof CompletableFuture<?> future) {
                stages.add(future.toCompletableFuture()); // itself; a copy of a stage that only others may complete
            }
        }
        stage.whenComplete((_, error) -> part(unwrap(error)));
    }

    /** Runs the listener on the calling thread. */
    void run(SyncListener listener) {
        synchronized (this) {
            if (over) {
                return;
            }
            handler = Thread.currentThread();
        }
        Throwable thrown = null;
        try {
            listener.onSync(this);
        } catch (Throwable e) {
            thrown = e;
        }
        synchronized (this) {
            handler = null;
            if (cancelled) {
                // The interrupt was meant for the listener, not for what this thread does next.
                Thread.interrupted();
            }
        }
        part(thrown);
    }

    /** Interrupts the listener and cancels the stages; what they do from now on is ignored (R24). */
    void cancel() {
        List<CompletableFuture<?>> abandoned;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            cancelled = true;
            abandoned = List.copyOf(stages);
            if (handler != null) {
                handler.interrupt();
            }
        }
        abandoned.forEach(stage -> stage.cancel(true));
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private void part(@Nullable Throwable error) {
        Throwable result;
        synchronized (this) {
            pending--;
            failure = failure == null ? error : failure;
            if (over || pending > 0) {
                return;
            }
            over = true;
            result = failure;
        }
        outcome.accept(result);
    }
}
