package org.outboxfx.app.fx;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/** Does things on the JavaFX thread once what stands there now has been painted: work nobody sees lets go first what is seen. */
public final class AfterFrame implements Executor {

    private final Executor ui;

    /** @param ui the way onto the JavaFX thread */
    public AfterFrame(Executor ui) {
        this.ui = ui;
    }

    /** Any thread. */
    @Override
    public void execute(Runnable task) {
        ui.execute(() -> new Countdown(task).start());
    }

    /** Called at the beginning of a frame: the second call follows the frame in which all was laid out. */
    private static final class Countdown extends AnimationTimer {
        private final Runnable task;
        private boolean begun;

        Countdown(Runnable task) {
            this.task = task;
        }

        @Override
        public void handle(long now) {
            if (begun) {
                stop();
                task.run();
            }
            begun = true;
        }
    }
}
