package org.outboxfx.scenario.world;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.outboxfx.OutboxClient;

/**
 * Knows when everything that was set off has ended, so that time may go on: no request moves, no virtual thread runs or wants
 * to, and the threads of every client have done what was queued for them.
 */
final class Stillness {

    /** In a row, each after all queues were emptied: a thread that was just woken may not have begun yet. */
    private static final int ROUNDS = 3;
    /** Of real time; a machine may be busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = 50_000;

    private final Traffic traffic;
    private final VirtualThreadSchedulerMXBean threads = ManagementFactory
            .getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    Stillness(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Blocks. To be called on a platform thread. */
    void await(Collection<OutboxClient> clients) {
        long begun = System.nanoTime();
        for (int still = 0; still < ROUNDS;) {
            if (!traffic.awaitStill(PATIENCE) || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw restless();
            }
            if (isStill()) {
                clients.forEach(Stillness::emptyQueues);
                still = isStill() ? still + 1 : 0;
            } else {
                still = 0;
                LockSupport.parkNanos(LOOK_AGAIN_NANOS); // nobody tells when the last virtual thread comes to rest
            }
        }
    }

    private IllegalStateException restless() {
        return new IllegalStateException("Something in the scenario does not come to rest: found " + traffic + ", "
                + threads.getMountedVirtualThreadCount() + " threads that run and " + threads.getQueuedVirtualThreadCount()
                + " that want to; expected none. This is a defect of the program or of the runner.");
    }

    private boolean isStill() {
        return traffic.isStill() && threads.getMountedVirtualThreadCount() <= 0 && threads.getQueuedVirtualThreadCount() <= 0;
    }

    private static void emptyQueues(OutboxClient client) {
        if (client.database().isOpen()) {
            CompletableFuture.allOf(client.database().submit(_ -> true), client.database().query(_ -> true),
                    client.registrations()).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
