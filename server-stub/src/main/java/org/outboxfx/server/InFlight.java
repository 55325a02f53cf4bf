package org.outboxfx.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Counts the requests being answered, so that closing can wait for them. Thread-safe. */
final class InFlight {

    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private int count;
    private boolean open = true;

    /** @return false if the server is closing; the request is then refused */
    synchronized boolean enter() {
        if (open) {
            count++;
        }
        return open;
    }

    synchronized void leave() {
        count--;
        completeIfIdle();
    }

    /** Lets no one in any more and waits for those inside, but not longer than this. */
    void close(Duration patience) {
        synchronized (this) {
            open = false;
            completeIfIdle();
        }
        try {
            idle.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Closing their connections will end them.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing completes this future with a failure.", e);
        }
    }

    private void completeIfIdle() {
        if (!open && count == 0) {
            idle.complete(null);
        }
    }
}
