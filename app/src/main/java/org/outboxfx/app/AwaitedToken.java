package org.outboxfx.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that a locked keyring may give late. Whoever asks waits until it is there or this is closed: nothing is sent without a
 * token, and the pairing stays. It is asked for again and again meanwhile.
 */
final class AwaitedToken implements Supplier<@Nullable String>, AutoCloseable {

    static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedToken.class);

    private final CompletableFuture<@Nullable String> token = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private AwaitedToken() {}

    /** One that is there. */
    static AwaitedToken known(String token) {
        var known = new AwaitedToken();
        known.token.complete(token);
        return known;
    }

    /**
     * One that is read on a thread of its own.
     *
     * @param read may block and fail
     * @param trouble told on that thread why reading fails, once, and with nothing when it has succeeded after that; not any more once
     *     this is closed
     */
    static AwaitedToken from(Supplier<String> read, Consumer<Optional<RuntimeException>> trouble, Duration pause) {
        var awaited = new AwaitedToken();
        Thread.ofPlatform().daemon().name("outboxfx-token").start(() -> awaited.fetch(read, trouble, pause));
        return awaited;
    }

    private void fetch(Supplier<String> read, Consumer<Optional<RuntimeException>> trouble, Duration pause) {
        boolean told = false;
        try {
            do {
                try {
                    token.complete(read.get());
                    if (told && !isClosed()) {
                        trouble.accept(Optional.empty());
                    }
                } catch (RuntimeException e) {
                    LOG.warn("The token cannot be read yet. {}", e.getMessage());
                    if (!told && !isClosed()) {
                        trouble.accept(Optional.of(e));
                    }
                    told = true;
                }
            } while (!token.isDone() && !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            token.complete(null);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** @return null once this is closed before the token was there */
    @Override
    public @Nullable String get() {
        return token.join();
    }

    @Override
    public void close() {
        closed.countDown();
        token.complete(null);
    }
}
