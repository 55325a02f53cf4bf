package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;

/** Notices when the last of what had waited for long is out. What goes out as it is written is not worth a word. */
final class Waiting {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Desk desk;
    private Consumer<String> listener = _ -> {};
    private @Nullable Instant since;
    private long most;

    Waiting(Desk desk) {
        this.desk = desk;
    }

    void onAllSent(Consumer<String> told) {
        listener = told;
    }

    /** @param queued how many changes wait now */
    void counted(long queued) {
        if (queued > 0) {
            since = since == null ? desk.clock().instant() : since;
            most = Math.max(most, queued);
        } else if (since != null) {
            boolean waited = Duration.between(since, desk.clock().instant()).compareTo(LONG) >= 0;
            long sent = most;
            since = null;
            most = 0;
            if (waited) {
                listener.accept(desk.words().of("delivery.all-sent", sent));
            }
        }
    }
}
