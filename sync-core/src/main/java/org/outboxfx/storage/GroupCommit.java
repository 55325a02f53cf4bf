package org.outboxfx.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Worker.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work that waits together within one H2 transaction, each between savepoints: one commit and one sync make
 * them all durable, and then their futures complete.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Work that succeeded and waits for the sync. */
    private record Done<T extends @Nullable Object>(Job<T> job, Transaction transaction, T result) {

        void acknowledge() {
            for (Runnable task : transaction.afterCommitTasks()) {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    LOG.error("A task after a commit failed. The commit itself is durable.", e);
                }
            }
            job.future().complete(result);
        }
    }

    private final Session session;
    private final Consumer<StorageException> onFailure;

    /** @param onFailure told when the session can no longer be used, before the futures complete */
    GroupCommit(Session session, Consumer<StorageException> onFailure) {
        this.session = session;
        this.onFailure = onFailure;
    }

    void run(List<Job<?>> jobs) {
        var done = new ArrayList<Done<?>>();
        int begun = 0;
        try {
            for (Job<?> job : jobs) {
                begun++;
                attempt(job, done);
            }
            commit(done);
        } catch (SQLException | RuntimeException | Error e) {
            var failure = failed("while transactions were made durable; whether they were kept is not known", e);
            onFailure.accept(failure);
            done.forEach(each -> each.job().refuse(failure));
            jobs.subList(begun - 1, jobs.size()).forEach(job -> job.refuse(failure));
            return;
        }
        done.forEach(Done::acknowledge);
    }

    /** Only a fault of the database comes out of here; one of the work is told to whoever gave it. */
    private <T extends @Nullable Object> void attempt(Job<T> job, List<Done<?>> done) throws SQLException {
        var transaction = new Transaction(session);
        session.savepoint();
        try {
            T result = job.work().in(transaction);
            done.add(new Done<>(job, transaction, result));
        } catch (RuntimeException | Error e) {
            if (Faults.isFatal(e) || session.isClosed()) {
                throw e;
            }
            session.rollbackToSavepoint();
            job.future().completeExceptionally(e);
        } finally {
            transaction.end();
            Thread.interrupted(); // an interrupt that the work left behind would close the file
        }
    }

    private void commit(List<Done<?>> done) throws SQLException {
        session.commit();
        if (done.stream().anyMatch(each -> each.transaction().changed())) {
            session.sync();
        }
    }

    private static StorageException failed(String when, Throwable cause) {
        return new StorageException("The database failed " + when + " (" + Faults.reason(cause)
                + "). It takes no more work until it is reopened.", cause);
    }
}
