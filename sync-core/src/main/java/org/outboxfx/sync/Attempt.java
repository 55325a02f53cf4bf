package org.outboxfx.sync;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper.Alarm;

/** An event under way. It ends once; a completion that comes later is ignored (R24). Used on the sequencer only. */
final class Attempt {

    private final SyncEvent event;
    private final long reconnects;
    private final Consumer<Input> outcome;
    private final Function<@Nullable Throwable, Input> judge;
    private @Nullable Alarm limit;
    private boolean ended;

    /** @param reconnects how often connectivity had come back when it began */
    Attempt(String tag, boolean lastChance, long reconnects, Consumer<Input> outcome, Sequencer sequencer,
            Function<@Nullable Throwable, Input> judge) {
        this.reconnects = reconnects;
        this.outcome = outcome;
        this.judge = judge;
        this.event = new SyncEvent(tag, lastChance, error -> sequencer.post(() -> end(judge.apply(error))));
    }

    SyncEvent event() {
        return event;
    }

    long reconnects() {
        return reconnects;
    }

    void limit(Alarm alarm) {
        limit = alarm;
    }

    void end(Input result) {
        if (close()) {
            outcome.accept(result);
        }
    }

    void timeOut(Duration limit) {
        if (close()) {
            event.cancel();
            outcome.accept(judge.apply(
                    SyncFailure.retryable("It took longer than " + limit + ", the longest an event may take.", null)));
        }
    }

    /** What the listener still does is of no interest any more. */
    void abandon() {
        if (close()) {
            event.cancel();
        }
    }

    private boolean close() {
        boolean first = !ended;
        ended = true;
        if (limit != null) {
            limit.cancel();
        }
        return first;
    }
}
