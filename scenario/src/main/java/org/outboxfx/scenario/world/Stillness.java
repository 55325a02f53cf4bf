package org.outboxfx.scenario.world;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.outboxfx.OutboxClient;

/**
 * Knows when everything that was set off has ended, so that time may go on: no request moves, no virtual thread runs or wants
 * to, and the threads of every client have done what was queued for them.
 */
final class Stillness {

    /** In a row, a moment apart: a thread that was just woken may not have begun yet, on a busy machine for a while. */
    private static final int ROUNDS = 4;
    private static final long BETWEEN_ROUNDS_NANOS = 300_000;
    /** How often work may go back and forth between a client's own threads before it ends or becomes a virtual thread's. */
    private static final int MAX_HOPS = 6;
    /** Of real time; a machine may be busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_THREADS = 1_024;
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
                emptyQueues(clients);
                LockSupport.parkNanos(BETWEEN_ROUNDS_NANOS);
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
        return traffic.isStill() && threads.getMountedVirtualThreadCount() <= 0 && threads.getQueuedVirtualThreadCount() <= 0
                && !isCarrierAwake();
    }

    /** A carrier that has taken a virtual thread from the queue and not begun to run it yet counts for neither. */
    private static boolean isCarrierAwake() {
        var all = new Thread[MAX_THREADS];
        int count = rootGroup().enumerate(all);
        for (int i = 0; i < count; i++) {
            if (all[i] instanceof ForkJoinWorkerThread && all[i].getState() == Thread.State.RUNNABLE) {
                return true;
            }
        }
        return false;
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static void emptyQueues(Collection<OutboxClient> clients) {
        CompletableFuture.allOf(clients.stream().filter(client -> client.database().isOpen()).map(Stillness::emptied)
                .toArray(CompletableFuture[]::new)).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static CompletableFuture<?> emptied(OutboxClient client) {
        CompletableFuture<?> emptied = CompletableFuture.completedFuture(true);
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            emptied = emptied.thenCompose(_ -> client.database().submit(_ -> true)).thenCompose(_ -> client.registrations());
        }
        return emptied.thenCompose(_ -> client.database().query(_ -> true));
    }
}
