package org.outboxfx.server.together;

import java.time.Duration;
import java.time.Instant;
import org.outboxfx.clock.Timekeeper;

/** A device's clock that goes wrong by a given amount; its alarms keep real time. */
final class ShiftedTime implements Timekeeper {

    private final Timekeeper right;
    private volatile Duration shift = Duration.ZERO;

    ShiftedTime(Timekeeper right) {
        this.right = right;
    }

    void shift(Duration by) {
        shift = by;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(shift);
    }

    @Override
    public long nanoTime() {
        return right.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return right.after(delay, task);
    }
}
