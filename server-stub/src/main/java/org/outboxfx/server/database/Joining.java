package org.outboxfx.server.database;

/** Waits for a thread's end. */
final class Joining {

    private Joining() {}

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
