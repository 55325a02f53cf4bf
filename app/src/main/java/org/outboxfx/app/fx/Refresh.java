package org.outboxfx.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Loads something and shows it, as often as asked but never twice at once: however many requests arrive while a load is
 * on its way, one more load follows. A burst of events so costs two loads, and the last one has seen everything.
 *
 * <p>Requests may come from any thread. Loading must not block; showing happens on the given executor.
 *
 * @param <T> what is loaded
 */
public final class Refresh<T> {

    private enum State {
        IDLE, LOADING, LOADING_AND_ASKED_AGAIN
    }

    private final Executor ui;
    private final Supplier<CompletableFuture<T>> load;
    private final Consumer<T> show;
    private final Consumer<Throwable> trouble;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    /** @param trouble told, on the executor, why a load failed; what was shown before stays */
    public Refresh(Executor ui, Supplier<CompletableFuture<T>> load, Consumer<T> show, Consumer<Throwable> trouble) {
        this.ui = ui;
        this.load = load;
        this.show = show;
        this.trouble = trouble;
    }

    /** What is shown will, in a moment, be at least as new as this call. */
    public void request() {
        State before = state.getAndUpdate(now -> now == State.IDLE ? State.LOADING : State.LOADING_AND_ASKED_AGAIN);
        if (before == State.IDLE) {
            start();
        }
    }

    private void start() {
        var _ = load.get().whenComplete((loaded, failure) -> ui.execute(() -> finish(loaded, failure)));
    }

    private void finish(T loaded, Throwable failure) {
        try {
            if (failure == null) {
                show.accept(loaded);
            } else {
                trouble.accept(failure);
            }
        } finally {
            State before = state.getAndUpdate(now -> now == State.LOADING ? State.IDLE : State.LOADING);
            if (before == State.LOADING_AND_ASKED_AGAIN) {
                start();
            }
        }
    }
}
