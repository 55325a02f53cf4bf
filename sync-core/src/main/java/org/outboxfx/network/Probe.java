package org.outboxfx.network;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Asks our own server, and never another host, whether it is there. */
@FunctionalInterface
public interface Probe {

    /**
     * Begins to ask and returns at once. The answer is never {@link Reachability#OFFLINE}; it comes within a time limit
     * that the probe sets itself. Asking may overlap with an older question.
     */
    CompletionStage<Reachability> ask();

    /** A probe that blocks, on threads of the executor. */
    static Probe blocking(Supplier<Reachability> question, Executor executor) {
        return () -> CompletableFuture.supplyAsync(question, executor);
    }
}
