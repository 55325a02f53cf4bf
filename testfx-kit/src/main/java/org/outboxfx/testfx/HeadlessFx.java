package org.outboxfx.testfx;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** JavaFX on the platform that needs no display and is built into JavaFX 26. */
public final class HeadlessFx {

    private static @Nullable CompletableFuture<Void> started;

    private HeadlessFx() {}

    /**
     * Starts JavaFX, once in a process, and waits until it runs; it goes on when windows close. A platform that was chosen by
     * the system property {@code glass.platform} stays. Not for the JavaFX thread.
     *
     * @throws java.util.concurrent.CompletionException if JavaFX does not start here
     */
    public static void start() {
        begin().join();
    }

    private static synchronized CompletableFuture<Void> begin() {
        if (started != null) {
            return started;
        }
        setUnlessChosen("glass.platform", "Headless");
        setUnlessChosen("prism.order", "sw");
        var running = new CompletableFuture<Void>();
        started = running;
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                running.complete(null);
            });
        } catch (IllegalStateException e) {
            // The program under test has started it; its choice of platform holds.
            running.complete(null);
        } catch (UnsupportedOperationException | LinkageError e) {
            running.completeExceptionally(e);
        }
        return running;
    }

    private static void setUnlessChosen(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
