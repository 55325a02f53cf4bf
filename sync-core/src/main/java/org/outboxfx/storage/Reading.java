package org.outboxfx.storage;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Worker.Job;

/** Runs work that only reads, each on what is committed when it begins. Whatever it writes is rolled back. */
final class Reading {

    private final Session session;
    private final Consumer<StorageException> onFailure;

    Reading(Session session, Consumer<StorageException> onFailure) {
        this.session = session;
        this.onFailure = onFailure;
    }

    <T extends @Nullable Object> void run(Job<T> job) {
        var transaction = new Transaction(session);
        try {
            T result = job.work().in(transaction);
            session.rollback();
            job.future().complete(result);
        } catch (SQLException | RuntimeException | Error e) {
            fail(job, e);
        } finally {
            transaction.end();
            Thread.interrupted(); // an interrupt that the work left behind would close the file
        }
    }

    private void fail(Job<?> job, Throwable fault) {
        if (Faults.isFatal(fault) || session.isClosed() || !rolledBack()) {
            var failure = new StorageException("The database failed while it was read (" + Faults.reason(fault)
                    + "). It takes no more work until it is reopened.", fault);
            onFailure.accept(failure);
            job.refuse(failure);
        } else {
            job.future().completeExceptionally(fault);
        }
    }

    private boolean rolledBack() {
        try {
            session.rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
