package org.outboxfx.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local H2 database. All writing is done by one thread over one connection, reading by another beside it.
 *
 * <p>A transaction is durable when its future completes: it survives the death of the process (docs/adr on H2
 * settings). Transactions that wait together share one sync.
 */
public final class Database implements AutoCloseable {

    /** Transactions that share one sync at the most. */
    private static final int MAX_GROUP = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final Worker writer;
    private final Worker reader;

    private Database(Path file, Connection writing, Connection reading) {
        this.file = file;
        this.writer = new Worker("outboxfx-writer", writing, true);
        this.reader = new Worker("outboxfx-reader", reading, false);
    }

    /**
     * Opens the database, creating it or bringing its tables up to date as needed. Blocks.
     *
     * @param file the path without H2's ending {@code .mv.db}
     * @throws StorageException if the file is of a newer version, is in use, or is damaged beyond recovery
     */
    public static Database open(Path file, List<Schema> schemas) {
        String url = "jdbc:h2:file:" + file.toAbsolutePath()
                + ";WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;PAGE_SIZE=4096;DEFAULT_LOCK_TIMEOUT=10000";
        try {
            Connection writing = DriverManager.getConnection(url, "sa", "");
            writing.setAutoCommit(false);
            Migrations.apply(writing, schemas);
            Connection reading = DriverManager.getConnection(url, "sa", "");
            reading.setAutoCommit(false);
            return new Database(file, writing, reading);
        } catch (SQLException e) {
            throw new StorageException("Cannot open the database " + file + ": " + e.getMessage(), e);
        }
    }

    public Path file() {
        return file;
    }

    /** Queues work for the writing thread. The future completes, on that thread, once the work's transaction is durable. */
    public <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        return writer.submit(work);
    }

    /** Like {@link #submit} but waits. Not for a thread that must not wait, and not from within a transaction. */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        return await(submit(work));
    }

    /** Queues work that only reads, for the reading thread. It sees every transaction that was durable before the call. */
    public <T extends @Nullable Object> CompletableFuture<T> query(Work<T> work) {
        return reader.submit(work);
    }

    /** Like {@link #query} but waits. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return await(query(work));
    }

    /** Finishes the work that is queued, then closes the file. */
    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** One thread, one connection, and the work that waits for them. */
    private static final class Worker {

        private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        private final Connection connection;
        private final boolean durable;
        private final Map<String, PreparedStatement> statements = new HashMap<>();
        private final List<Runnable> acknowledgements = new ArrayList<>();
        private final Thread thread;
        private boolean open = true;
        private volatile boolean accepting = true;

        Worker(String name, Connection connection, boolean durable) {
            this.connection = connection;
            this.durable = durable;
            this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
        }

        <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
            if (!accepting) {
                return CompletableFuture.failedFuture(new StorageException("The database is closed."));
            }
            var future = new CompletableFuture<T>();
            queue.add(() -> execute(work, future));
            return future;
        }

        private <T extends @Nullable Object> void execute(Work<T> work, CompletableFuture<T> future) {
            var tx = new Transaction(connection, statements);
            try {
                T result = work.in(tx);
                connection.commit();
                acknowledgements.add(() -> {
                    tx.afterCommitTasks().forEach(Runnable::run);
                    future.complete(result);
                });
            } catch (SQLException | RuntimeException e) {
                rollback();
                future.completeExceptionally(e);
            }
        }

        private void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                LOG.error("A transaction could not be rolled back.", e);
            }
        }

        private void run() {
            var group = new ArrayList<Runnable>();
            while (open) {
                try {
                    group.add(queue.take());
                } catch (InterruptedException e) {
                    continue;
                }
                queue.drainTo(group, MAX_GROUP - 1);
                group.forEach(Runnable::run);
                group.clear();
                acknowledge();
            }
        }

        private void acknowledge() {
            if (durable && !acknowledgements.isEmpty()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("checkpoint sync");
                } catch (SQLException e) {
                    LOG.error("The database could not be synced.", e);
                }
            }
            acknowledgements.forEach(Runnable::run);
            acknowledgements.clear();
        }

        void close() {
            if (accepting) {
                accepting = false;
                queue.add(() -> {
                    open = false;
                    try {
                        connection.close();
                    } catch (SQLException e) {
                        LOG.error("The database could not be closed.", e);
                    }
                });
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
