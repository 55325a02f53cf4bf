package org.outboxfx.app.journeys;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.FxStart;

/** JavaFX starts once in a process, whichever test needs it first. */
public final class Toolkit {

    private static @Nullable CompletableFuture<Void> started;

    private Toolkit() {}

    public static synchronized void start() {
        if (started == null) {
            started = FxStart.begin();
        }
        started.join();
    }
}
