package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local H2 database. All writing is done by one thread over one connection, reading by another beside it.
 *
 * <p>A transaction is durable when its future completes: it survives the death of the process and the loss of power
 * (docs/reliability.md). Transactions that wait together share one sync.
 *
 * <p>After an error of the disk the database <em>has failed</em>: it refuses all work, tells its listeners, and can be
 * {@link #reopen() reopened}. Nothing acknowledged is lost by that.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private sealed interface State {
        record Open(Running running) implements State {}

        record Failed(Running remains, StorageException reason) implements State {}

        record Closed() implements State {}
    }

    private final DatabaseFiles files;
    private final List<Schema> schemas;
    private final Engine engine;
    private final ProcessLock lock;
    private final List<Consumer<StorageException>> failureListeners = new CopyOnWriteArrayList<>();
    /** Guards changes of {@code state}; held for an assignment only. */
    private final Object change = new Object();
    private volatile State state = new State.Closed();
    private volatile Recovery recovery = new Recovery.NotNeeded();

    private Database(DatabaseFiles files, List<Schema> schemas, Engine engine, ProcessLock lock) {
        this.files = files;
        this.schemas = List.copyOf(schemas);
        this.engine = engine;
        this.lock = lock;
    }

    /**
     * Opens the database, creating it or bringing its tables up to date as needed. Blocks. {@link #recovery()} tells what
     * was found.
     *
     * @param file the path without H2's ending {@code .mv.db}
     * @throws StorageException if another process has it open (the message names it), if the file is of a newer version, if
     *     the disk refuses, or if it is damaged and has no backup; the file is then as it was
     */
    public static Database open(Path file, List<Schema> schemas) {
        return open(file, schemas, (Passphrase) null);
    }

    /**
     * Opens a database that may be encrypted; one that is made now is. A plain one stays plain until {@link #protect}.
     *
     * @param passphrase null for none
     * @throws WrongPassphraseException if the database is encrypted and this is not its passphrase; the files are as they were
     * @throws StorageException as above
     */
    public static Database open(Path file, List<Schema> schemas, @Nullable Passphrase passphrase) {
        return open(file, schemas, Engine.ON_DISK, passphrase);
    }

    static Database open(Path file, List<Schema> schemas, Engine engine) {
        return open(file, schemas, engine, null);
    }

    static Database open(Path file, List<Schema> schemas, Engine engine, @Nullable Passphrase passphrase) {
        DatabaseFiles files = DatabaseFiles.of(file);
        ProcessLock lock;
        try {
            DurableFiles.makeFolder(files.folder());
            lock = ProcessLock.take(files);
        } catch (IOException e) {
            throw cannotOpen(files, e);
        }
        try {
            FileKeys.use(files, passphrase);
            var database = new Database(files, schemas, engine, lock);
            Undisturbed.run(database::run);
            return database;
        } catch (RuntimeException | Error e) {
            release(lock, files);
            throw e;
        }
    }

    private void run() {
        try {
            Opening.Opened opened = new Opening(engine, files, schemas).open();
            var running = new Running[1];
            running[0] = new Running(engine, files, opened, reason -> fail(running[0], reason));
            recovery = opened.recovery();
            state = new State.Open(running[0]);
            running[0].start();
        } catch (IOException | SQLException | MVStoreException e) {
            throw cannotOpen(files, e);
        }
    }

    /** The path without H2's ending. */
    public Path file() {
        return files.base();
    }

    /** What the last opening found and did. */
    public Recovery recovery() {
        return recovery;
    }

    /** Whether the database takes work: it has neither failed nor been closed. */
    public boolean isOpen() {
        return state instanceof State.Open;
    }

    /**
     * Calls a listener each time the database fails, once per failure, before the work it interrupts is refused. On a
     * thread of the database: the listener must not block, and reopen on another thread.
     */
    public void onFailure(Consumer<StorageException> listener) {
        failureListeners.add(listener);
    }

    /**
     * Queues work for the writing thread. The future completes, on that thread, once the work's transaction is durable;
     * with an exception the work threw, or a {@link StorageException} if the database is closed, has failed, or has {@value
     * Worker#MAX_QUEUED} transactions waiting.
     */
    public <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        return ask(running -> running.writer().submit(work));
    }

    /** Like {@link #submit} but waits. Not for a thread that must not wait, and not from within a transaction. */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        refuseToWaitForItself(Running::writer);
        return await(submit(work));
    }

    /** Queues work that only reads, for the reading thread. It sees every transaction that was durable before the call. */
    public <T extends @Nullable Object> CompletableFuture<T> query(Work<T> work) {
        return ask(running -> running.reader().submit(work));
    }

    /** Like {@link #query} but waits. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        refuseToWaitForItself(Running::reader);
        return await(query(work));
    }

    /**
     * Replaces the file by a copy without dead space, and keeps another copy as a backup. Happens by itself when idle and at
     * close, once the file has grown enough; reads and writes wait meanwhile.
     */
    public CompletableFuture<Void> compact() {
        return ask(Running::compact);
    }

    /**
     * Writes a copy of everything that is durable now to a file, checked page by page. Reads and writes wait meanwhile.
     *
     * @param target replaced if it exists, in one step
     * @return completes with the target; fails with a {@link StorageException} that says why nothing was written
     */
    public CompletableFuture<Path> backup(Path target) {
        return ask(running -> running.backup(target.toAbsolutePath()));
    }

    /**
     * Encrypts the database, its backups included, from now on; or under another passphrase; or no longer. Everything is copied,
     * and reads and writes wait meanwhile. A kill at any moment leaves the old state or the new one, each whole.
     *
     * @param passphrase null to encrypt no longer
     * @return fails with a {@link StorageException}, and the database stays as it was, if it could not be done
     */
    public CompletableFuture<Void> protect(@Nullable Passphrase passphrase) {
        return ask(running -> running.protect(passphrase));
    }

    /**
     * Opens the database again after it failed. Blocks; {@link #recovery()} tells what was found.
     *
     * @throws StorageException as for {@link #open}; it then can be tried again
     * @throws IllegalStateException if the database has not failed
     */
    public synchronized Recovery reopen() {
        if (!(state instanceof State.Failed failed)) {
            throw new IllegalStateException("Cannot reopen the database " + files.main() + ": it has not failed.");
        }
        failed.remains().join();
        Undisturbed.run(this::run);
        LOG.info("The database was reopened. {}", recovery.sentence());
        return recovery;
    }

    /** Finishes the work that is queued, then closes the file. Waits for that even if interrupted. */
    @Override
    public synchronized void close() {
        State last;
        synchronized (change) {
            last = state;
            state = new State.Closed();
        }
        switch (last) {
            case State.Open(Running running) -> Undisturbed.run(() -> running.close(closed()));
            case State.Failed(Running remains, StorageException _) -> remains.join();
            case State.Closed() -> {
                return;
            }
        }
        release(lock, files);
    }

    private void fail(Running running, StorageException reason) {
        synchronized (change) {
            if (state instanceof State.Open(Running current) && current == running) {
                state = new State.Failed(running, reason);
            } else if (state instanceof State.Failed) {
                return;
            }
        }
        running.abandon(reason);
        LOG.error("The database failed.", reason);
        for (Consumer<StorageException> listener : failureListeners) {
            try {
                listener.accept(reason);
            } catch (RuntimeException e) {
                LOG.error("A listener for failures of the database failed itself.", e);
            }
        }
    }

    private <T extends @Nullable Object> CompletableFuture<T> ask(Function<Running, CompletableFuture<T>> question) {
        return switch (state) {
            case State.Open(Running running) -> question.apply(running);
            case State.Failed(Running _, StorageException reason) ->
                CompletableFuture.failedFuture(new StorageException(StorageException.Reason.NOT_OPEN,
                        "The database " + files.main() + " has failed and must be reopened first; nothing was done.", reason));
            case State.Closed() -> CompletableFuture.failedFuture(closed());
        };
    }

    private void refuseToWaitForItself(Function<Running, Worker> worker) {
        if (state instanceof State.Open(Running running) && worker.apply(running).isCurrentThread()) {
            throw new IllegalStateException(
                    "A transaction waits for another on the same thread, which would never end. Use the transaction at hand.");
        }
    }

    private StorageException closed() {
        return new StorageException(StorageException.Reason.NOT_OPEN, "The database " + files.main() + " is closed.");
    }

    private static StorageException cannotOpen(DatabaseFiles files, Exception cause) {
        return new StorageException("Cannot open the database " + files.main() + ": " + Faults.reason(cause)
                + ". Nothing that was saved is lost; try again once the disk works and has room.", cause);
    }

    private static void release(ProcessLock lock, DatabaseFiles files) {
        FileKeys.forget(files);
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the database could not be released; it will be when the process ends.", e);
        }
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
}
