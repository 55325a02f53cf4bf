package org.outboxfx.server.database;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.Work;

/**
 * The database behind a server. The SQL is the same for all kinds; what differs is in here: how transactions run, who
 * else may write, and how the others hear of it. Thread-safe; every method may be called from a virtual thread.
 *
 * <p>A transaction that returned is durable. All of them fail with {@link org.outboxfx.storage.StorageException}.
 */
public interface ServerDatabase extends AutoCloseable {

    /** Who writes into the database. */
    enum Writers {
        /** This process only. What it reads may be a moment ahead of what is durable. */
        THIS_PROCESS,
        /** Other processes too. What is read is durable, and what was known a moment ago may be old. */
        SEVERAL_PROCESSES
    }

    Writers writers();

    /** One transaction. Blocks until it is durable. */
    <T extends @Nullable Object> T inTransaction(Work<T> work);

    /** One transaction that locks a workspace's row. Blocks until it is durable. */
    <T extends @Nullable Object> T inTransaction(String workspace, Work<T> work);

    /** One transaction that only reads. Blocks. */
    <T extends @Nullable Object> T read(Work<T> work);

    /** Like {@link #inTransaction} but does not block; the future completes on a thread of the database's choice. */
    <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work);

    /** Begins to hear of other processes' commits. To be closed before the database. */
    Announcements announcements(Timekeeper time, Listener listener);

    @Override
    void close();
}
