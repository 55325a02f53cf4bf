package org.outboxfx.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Does a task on a thread of its own. An interrupt of the caller, who may be anyone, would close the file the task works
 * on; the caller waits for the end and keeps its interrupt.
 */
final class Undisturbed {

    private Undisturbed() {}

    static void run(Runnable task) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform().name("outboxfx-files").start(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join(); // does not end at an interrupt, and keeps it
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
