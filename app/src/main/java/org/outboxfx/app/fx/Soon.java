package org.outboxfx.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does one thing, however often it is asked for meanwhile, once what is ready to be seen has been painted. What the library tells
 * follows a keypress within the same frame: to read it at once would delay the frame that answers the key.
 */
public final class Soon {

    private final Executor later;
    private final Runnable deed;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param later runs things after the next frame */
    public Soon(Executor later, Runnable deed) {
        this.later = later;
        this.deed = deed;
    }

    /** The deed will, in a moment, be done later than this call. Any thread. */
    public void ask() {
        if (!asked.getAndSet(true)) {
            later.execute(() -> {
                asked.set(false);
                deed.run();
            });
        }
    }
}
