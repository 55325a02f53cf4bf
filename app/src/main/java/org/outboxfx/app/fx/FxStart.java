package org.outboxfx.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Starts and ends JavaFX. */
public final class FxStart {

    /** Four times what JavaFX does of itself, so that what a key has changed is seen within one frame of a usual screen. */
    private static final int FRAMES_A_SECOND = 250;
    private static final String FRAME_RATE = "javafx.animation.pulse";

    private FxStart() {}

    /**
     * Starts JavaFX with the bundled fonts. It runs until {@link #end}, whether windows are open or not.
     *
     * @return completes when it runs; fails if this machine cannot show windows
     */
    public static CompletableFuture<Void> begin() {
        var running = new CompletableFuture<Void>();
        boolean chosen = System.getProperty(FRAME_RATE) != null;
        if (!chosen) {
            System.setProperty(FRAME_RATE, String.valueOf(FRAMES_A_SECOND));
        }
        // To find out what the display can do takes a while, in which the caller has something else to do.
        Thread.ofPlatform().name("outboxfx-toolkit").start(() -> {
            try {
                Platform.startup(() -> {
                    if (!chosen) {
                        System.clearProperty(FRAME_RATE); // read by now; whoever reads it later would print it
                    }
                    Platform.setImplicitExit(false);
                    Fonts.load();
                    HiddenWindows.letRest();
                    running.complete(null);
                });
            } catch (RuntimeException | LinkageError e) {
                running.completeExceptionally(new IllegalStateException(
                        "Cannot open a window here: " + e.getMessage()
                                + " On Linux install libgtk-3-0, or use --tour DIR, which needs no display.",
                        e));
            }
        });
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
