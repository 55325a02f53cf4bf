package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open database: its two connections and their threads, from opening to closing or failing. */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /** Transactions that share one sync at the most. */
    static final int MAX_GROUP = 256;
    /** A pause in the writing after which compaction disturbs nobody. */
    private static final Duration IDLE_AFTER = Duration.ofSeconds(5);

    private final Engine engine;
    private final DatabaseFiles files;
    private final Consumer<StorageException> onFailure;
    private final Worker writer;
    private final Worker reader;
    /** Replaced by a compaction only, on the writer's thread, while the reader stands still. */
    private volatile Session writing;
    private volatile Session reading;
    private volatile boolean abandoned;

    Running(Engine engine, DatabaseFiles files, Opening.Opened opened, Consumer<StorageException> onFailure) {
        this.engine = engine;
        this.files = files;
        this.onFailure = onFailure;
        this.writing = new Session(opened.writing());
        this.reading = new Session(opened.reading());
        this.writer = new Worker("outboxfx-writer", new Writing(), MAX_GROUP, IDLE_AFTER);
        this.reader = new Worker("outboxfx-reader", new ReadingOneByOne(), 1, IDLE_AFTER);
    }

    void start() {
        writer.start();
        reader.start();
    }

    Worker writer() {
        return writer;
    }

    Worker reader() {
        return reader;
    }

    /** Replaces the file by a copy without dead space, between transactions. */
    CompletableFuture<Void> compact() {
        return writer.run(() -> {
            var _ = compactHere();
        });
    }

    /**
     * Puts the file under another passphrase, between transactions.
     *
     * @param passphrase null to encrypt it no longer
     */
    CompletableFuture<Void> protect(@Nullable Passphrase passphrase) {
        var done = new CompletableFuture<Void>();
        writer.run(() -> {
            try {
                FileKeys keys = FileKeys.of(files);
                FileKey now = keys.of(files.main());
                FileKey next = passphrase == null ? null : now == null ? FileKey.make(passphrase) : now.under(passphrase);
                boolean rekeyed = standingStill(() -> {
                    try {
                        Compaction.rekey(engine, files, next);
                        keys.use(passphrase);
                        return true;
                    } catch (StorageException e) {
                        done.completeExceptionally(e);
                        return false;
                    }
                });
                if (!rekeyed) {
                    throw new IOException("the database could not be opened again");
                }
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(new StorageException(
                        "The encryption of the database " + files.main() + " could not be changed: " + Faults.reason(e) + ".",
                        e));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        }).exceptionally(e -> {
            done.completeExceptionally(e);
            return null;
        });
        return done;
    }

    /** Writes a verified copy for a person to keep, between transactions. */
    CompletableFuture<Path> backup(Path target) {
        var written = new CompletableFuture<Path>();
        writer.run(() -> {
            try {
                if (!compactHere()) {
                    throw new IOException("the database could not be copied and checked; its file stays as it was");
                }
                Backups.export(files, target);
                written.complete(target);
            } catch (IOException | RuntimeException e) {
                written.completeExceptionally(
                        new StorageException("No backup was written to " + target + ": " + Faults.reason(e) + ".", e));
            }
        }).exceptionally(e -> {
            written.completeExceptionally(e);
            return null;
        });
        return written;
    }

    /** Ends both threads when their work is done, and closes the file; compacts it if it is time. */
    void close(StorageException reason) {
        reader.finish(reason);
        writer.finish(reason);
        reader.join();
        writer.join();
        if (abandoned) {
            return; // it failed meanwhile: the next start must check the file
        }
        try {
            reading.close();
            writing.close();
            if (Growth.of(files).isDueAtClose()) {
                Compaction.run(engine, files);
            }
            DurableFiles.force(files.main());
            CleanMarker.put(files);
        } catch (SQLException | IOException e) {
            LOG.error("The database could not be closed properly; the next start will check it.", e);
        }
    }

    /** Ends both threads without writing anything more. Any thread; the two end soon after. */
    void abandon(StorageException reason) {
        abandoned = true;
        writer.halt(reason);
        reader.halt(reason);
        writing.abandon();
    }

    void join() {
        reader.join();
        writer.join();
    }

    /** @return whether the file was replaced and backed up */
    private boolean compactHere() {
        return standingStill(() -> Compaction.run(engine, files));
    }

    /** Works on the closed file, on the writer's thread; the connections are opened again whatever comes of it. */
    private boolean standingStill(BooleanSupplier work) {
        var release = new CompletableFuture<Void>();
        var parked = new CompletableFuture<Void>();
        reader.run(() -> {
            parked.complete(null);
            release.join();
        }).exceptionally(e -> {
            parked.completeExceptionally(e);
            return null;
        });
        try {
            parked.join();
            reading.close();
            writing.close();
            try {
                return work.getAsBoolean();
            } finally {
                writing = new Session(engine.connect(files));
                reading = new Session(engine.connect(files));
            }
        } catch (SQLException | RuntimeException e) {
            onFailure.accept(new StorageException("The database could not be opened again after it was copied ("
                    + Faults.reason(e) + "). It takes no more work until it is reopened.", e));
            return false;
        } finally {
            release.complete(null);
        }
    }

    private Growth growth() {
        try {
            return Growth.of(files);
        } catch (IOException e) {
            LOG.warn("The size of the database could not be read.", e);
            return new Growth(0, 0);
        }
    }

    private final class Writing implements Worker.Hand {
        @Override
        public void work(List<Worker.Job<?>> jobs) {
            new GroupCommit(writing, onFailure).run(jobs);
            if (growth().isDueNow() && !writing.isClosed()) {
                var _ = compactHere();
            }
        }

        @Override
        public void rest() {
            if (growth().isDueWhenIdle()) {
                var _ = compactHere();
            }
        }
    }

    private final class ReadingOneByOne implements Worker.Hand {
        @Override
        public void work(List<Worker.Job<?>> jobs) {
            jobs.forEach(job -> new Reading(reading, onFailure).run(job));
        }

        @Override
        public void rest() {
            // The reader leaves nothing behind.
        }
    }
}
