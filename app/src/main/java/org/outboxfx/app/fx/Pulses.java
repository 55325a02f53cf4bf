package org.outboxfx.app.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** For those that play on windows from outside, the tour and tests: calls on the JavaFX thread, and waiting for what is seen. */
public final class Pulses {

    private Pulses() {}

    /** Runs on the JavaFX thread and waits for it. Not for the JavaFX thread itself. */
    public static <T> T call(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                // A failed assertion too belongs to whoever waits.
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Looks at each pulse whether something is so, and once it is does something in that same pulse, before anything else
     * can change.
     *
     * @param what names what is waited for, in the failure
     * @throws IllegalStateException if it is not so in time
     */
    public static <T> T when(String what, Duration patience, BooleanSupplier condition, Callable<T> then) {
        var result = new CompletableFuture<T>();
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (!result.isDone() && condition.getAsBoolean()) {
                        result.complete(then.call());
                    }
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            }
        };
        run(timer::start);
        try {
            return result.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for: " + what + ".", e.getCause());
        } finally {
            run(timer::stop);
        }
    }

    public static void await(String what, Duration patience, BooleanSupplier condition) {
        when(what, patience, condition, () -> true);
    }
}
