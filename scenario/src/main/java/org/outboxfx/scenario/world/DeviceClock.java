package org.outboxfx.scenario.world;

import java.time.Duration;
import java.time.Instant;
import org.outboxfx.clock.Timekeeper;

/** A device's clock: it may show a wrong time, but its alarms keep the right one's pace. */
public final class DeviceClock implements Timekeeper {

    private final Timekeeper right;
    private volatile Duration ahead;

    /** @param right the time that this clock shows wrong by {@code ahead} */
    public DeviceClock(Timekeeper right, Duration ahead) {
        this.right = right;
        this.ahead = ahead;
    }

    void set(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(ahead);
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
