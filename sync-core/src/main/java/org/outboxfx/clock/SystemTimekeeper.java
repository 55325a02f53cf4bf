package org.outboxfx.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's clocks, and one daemon thread named {@code outboxfx-alarms} that runs the alarms. */
public final class SystemTimekeeper implements Timekeeper, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTimekeeper.class);

    private final ScheduledThreadPoolExecutor alarms;

    public SystemTimekeeper() {
        alarms = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("outboxfx-alarms").factory());
        alarms.setRemoveOnCancelPolicy(true);
        // An alarm set after the end is one that never rings.
        alarms.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var scheduled = alarms.schedule(() -> runLogged(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** No alarm starts after this returns. */
    @Override
    public void close() {
        alarms.shutdown();
    }

    private static void runLogged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("An alarm's task failed.", e);
        }
    }
}
