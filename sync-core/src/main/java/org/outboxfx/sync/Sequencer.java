package org.outboxfx.sync;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the manager's operations strictly one after another (R30), on a daemon thread named {@code outboxfx-sync} that
 * exists only while there is something to do. Operations never block. The queue has no bound of its own: its length is
 * bounded by the registrations and by the callers that wait for an answer.
 */
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    Sequencer() {
        thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("outboxfx-sync").factory(), new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Queues an operation; does nothing once closed, when nobody is left to be told. */
    void post(Runnable operation) {
        thread.execute(() -> {
            try {
                operation.run();
            } catch (RuntimeException e) {
                LOG.error("An operation of background sync failed; it is a defect of this program.", e);
            }
        });
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Operations that are queued still run. */
    void close() {
        thread.shutdown();
    }
}
