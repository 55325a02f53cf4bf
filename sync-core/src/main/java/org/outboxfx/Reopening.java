package org.outboxfx;

import java.time.Duration;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database that has failed, again and again until it succeeds or the client is closed. */
final class Reopening implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);

    private final ClientParts parts;
    private final Timekeeper time;
    private volatile boolean closed;

    Reopening(ClientParts parts, Timekeeper time) {
        this.parts = parts;
        this.time = time;
    }

    void watch() {
        parts.database.onFailure(failure -> {
            parts.condition.set(health -> health.with(Health.Disk.of(failure)));
            time.after(PAUSE, this::soon);
        });
    }

    /** Does not wait for the disk. */
    void soon() {
        Thread.ofVirtual().name("outboxfx-reopen").start(() -> {
            if (closed || parts.database.isOpen()) {
                return;
            }
            try {
                parts.database.reopen();
                parts.reload();
            } catch (StorageException | IllegalStateException e) {
                LOG.warn("The database could not be reopened yet: {}", e.getMessage());
                time.after(PAUSE, this::soon);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
