package org.outboxfx.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Counts the requests being answered: there is a bound, and closing waits for them. Thread-safe. */
final class InFlight {

    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final int atMost;
    private int count;
    private boolean open = true;

    InFlight(int atMost) {
        this.atMost = atMost;
    }

    /** @return false if the server is closing or full; the request is then refused, and {@link #leave} not called */
    synchronized boolean enter() {
        boolean admitted = open && count < atMost;
        if (admitted) {
            count++;
        }
        return admitted;
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
