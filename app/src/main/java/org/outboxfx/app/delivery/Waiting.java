package org.outboxfx.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.outbox.Stage;

/**
 * Tells how much was sent once nothing is queued any more that had been for long. What was given up, or has come to need the
 * person, is no longer queued either, and was not sent. What goes out as it is written is not worth a word.
 */
final class Waiting {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Desk desk;
    private Consumer<String> listener = _ -> {};
    private @Nullable Instant since;
    /** How many were sent before any of those that wait now. */
    private long sentBefore;

    Waiting(Desk desk) {
        this.desk = desk;
        this.sentBefore = count(desk.client().counts(), Stage.SENT);
    }

    void onSent(Consumer<String> told) {
        listener = told;
    }

    /** @param counts how many changes there are of each stage now */
    void counted(Map<Stage, Long> counts) {
        if (count(counts, Stage.QUEUED) > 0) {
            since = since == null ? desk.clock().instant() : since;
            return;
        }
        long sent = count(counts, Stage.SENT) - sentBefore;
        boolean waited = since != null && Duration.between(since, desk.clock().instant()).compareTo(LONG) >= 0;
        since = null;
        sentBefore += sent;
        if (waited && sent > 0) {
            listener.accept(words(sent, count(counts, Stage.NEEDS_YOU)));
        }
    }

    private String words(long sent, long needsYou) {
        return needsYou > 0 ? desk.words().of("delivery.part-sent", sent, needsYou) : desk.words().of("delivery.all-sent", sent);
    }

    private static long count(Map<Stage, Long> counts, Stage stage) {
        return counts.getOrDefault(stage, 0L);
    }
}
