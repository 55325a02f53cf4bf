package org.outboxfx.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
            boolean compacted = Compaction.run(engine, files);
            writing = new Session(engine.connect(files));
            reading = new Session(engine.connect(files));
            return compacted;
        } catch (SQLException | RuntimeException e) {
            onFailure.accept(new StorageException("The database could not be opened again after it was compacted ("
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
