package org.outboxfx.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;

/**
 * A clock that stands still until a test moves it. Alarms run on the thread that moves it, in the order of their times,
 * and see the very instant they were set for. Thread-safe; one thread at a time may move it.
 */
public final class ManualClock implements Timekeeper {

    private final PriorityQueue<Pending> alarms = new PriorityQueue<>(
            Comparator.comparingLong(Pending::dueNanos).thenComparingLong(Pending::number));
    private Instant wall;
    private long nanos;
    private long numbers;
    private volatile Runnable settle = () -> {};

    public ManualClock(Instant start) {
        this.wall = start;
    }

    /** A clock that shows 2026-01-01T00:00Z. */
    public ManualClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        var pending = new Pending(nanos + Math.max(0, delay.toNanos()), numbers++, task);
        alarms.add(pending);
        return () -> cancel(pending);
    }

    /** Moves both clocks forward and runs every alarm that comes due on the way, those set by other alarms included. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Cannot advance by " + by + ": time that alarms depend on never runs back. "
                    + "Use jumpWall to move the wall clock alone.");
        }
        long target = nanoTime() + by.toNanos();
        settle.run();
        for (Pending next = stepTo(target); next != null; next = stepTo(target)) {
            next.task().run();
            settle.run();
        }
    }

    /** Moves the wall clock alone, in either direction, as a person or a time server would. No alarm runs. */
    public synchronized void jumpWall(Duration by) {
        wall = wall.plus(by);
    }

    /**
     * Runs a task before time moves and after each alarm. A test of a part that has threads of its own waits here for
     * them, so that what an alarm set off has ended before the clock goes on.
     */
    public void settleWith(Runnable task) {
        settle = task;
    }

    /** The number of alarms that are still to run. */
    public synchronized int alarms() {
        return alarms.size();
    }

    private synchronized void cancel(Pending pending) {
        alarms.remove(pending);
    }

    /** Moves to the next alarm that is due until then and takes it, or to the target when there is none. */
    private synchronized @Nullable Pending stepTo(long target) {
        Pending next = alarms.peek();
        boolean due = next != null && next.dueNanos() <= target;
        moveTo(due && next != null ? Math.max(nanos, next.dueNanos()) : target);
        return due ? alarms.poll() : null;
    }

    private void moveTo(long target) {
        wall = wall.plusNanos(target - nanos);
        nanos = target;
    }

    private record Pending(long dueNanos, long number, Runnable task) {}
}
