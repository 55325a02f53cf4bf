package org.outboxfx.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Starts and ends JavaFX. */
public final class FxStart {

    private FxStart() {}

    /**
     * Starts JavaFX with the bundled fonts. It runs until {@link #end}, whether windows are open or not.
     *
     * @return completes when it runs; fails if this machine cannot show windows
     */
    public static CompletableFuture<Void> begin() {
        var running = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                Fonts.load();
                running.complete(null);
            });
        } catch (UnsupportedOperationException | LinkageError e) {
            running.completeExceptionally(new IllegalStateException(
                    "Cannot open a window here: " + e.getMessage()
                            + " On Linux install libgtk-3-0, or use --tour DIR, which needs no display.",
                    e));
        }
        return running;
    }

    /** Sets what JavaFX reads once, before {@link #begin}, to run without any display. */
    public static void useNoDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    public static Executor thread() {
        return new FxThread();
    }

    public static void end() {
        Platform.exit();
    }
}
