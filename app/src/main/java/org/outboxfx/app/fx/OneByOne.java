package org.outboxfx.app.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Does one thing after the other, each a frame later. JavaFX thread only. */
public final class OneByOne implements Executor {

    private final Executor later;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean begun;

    /** @param later runs things after the next frame */
    public OneByOne(Executor later) {
        this.later = later;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (!begun) {
            begun = true;
            next();
        }
    }

    private void next() {
        later.execute(() -> {
            waiting.remove().run();
            begun = !waiting.isEmpty();
            if (begun) {
                next();
            }
        });
    }
}
