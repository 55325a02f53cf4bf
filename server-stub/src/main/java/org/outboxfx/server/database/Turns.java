package org.outboxfx.server.database;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One at a time for each workspace, in the order of asking. Thread-safe; a turn is as long as its transaction. */
final class Turns {

    /** A workspace's queue, and how many stand in it; it is forgotten with the last one. */
    private static final class Queue {
        private final ReentrantLock turn = new ReentrantLock(true);
        private int standing;
    }

    private final Map<String, Queue> queues = new HashMap<>();

    <T extends @Nullable Object> T in(String workspace, Supplier<T> task) {
        Queue queue = stand(workspace);
        try {
            queue.turn.lock();
            try {
                return task.get();
            } finally {
                queue.turn.unlock();
            }
        } finally {
            leave(workspace, queue);
        }
    }

    private synchronized Queue stand(String workspace) {
        Queue queue = queues.computeIfAbsent(workspace, _ -> new Queue());
        queue.standing++;
        return queue;
    }

    private synchronized void leave(String workspace, Queue queue) {
        queue.standing--;
        if (queue.standing == 0) {
            queues.remove(workspace);
        }
    }

    synchronized int workspaces() {
        return queues.size();
    }
}
