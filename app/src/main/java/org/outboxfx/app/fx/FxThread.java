package org.outboxfx.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * The way onto the JavaFX thread, and the only one: view-models get it as an {@link Executor}, so that tests without a
 * toolkit can hand them one that runs in place.
 */
public final class FxThread implements Executor {

    /** Runs the task in the next pulse, or at once if the caller already is on the JavaFX thread. */
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
