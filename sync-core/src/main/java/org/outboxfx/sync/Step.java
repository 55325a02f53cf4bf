package org.outboxfx.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an input.
 *
 * @param after the registration as it is now; null when it is gone
 * @param news what to tell, in order
 */
record Step(@Nullable Registration after, List<SyncLifecycle> news) {

    static Step to(Registration after, SyncLifecycle... news) {
        return new Step(after, List.of(news));
    }

    static Step gone(SyncLifecycle... news) {
        return new Step(null, List.of(news));
    }
}
