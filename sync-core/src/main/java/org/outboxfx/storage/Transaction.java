package org.outboxfx.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are committed together or not at all. Usable only on the thread and during the call of the
 * {@link Work} it was given to.
 *
 * <p>Parameters may be texts, whole numbers, booleans, byte arrays, {@link Instant}s (stored as milliseconds) and null.
 */
public final class Transaction {

    private final Session session;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean changed;
    private boolean ended;

    Transaction(Session session) {
        this.session = session;
    }

    /**
     * Does work as one transaction on a connection of the caller's own, for a server whose database is not the local one:
     * commits it, then runs what was put off until then. Whatever goes wrong before the commit, nothing is kept.
     *
     * @param connection with automatic commits off; stays open
     * @throws SQLException if the commit failed, and whether anything was kept is not known
     */
    public static <T extends @Nullable Object> T on(Connection connection, Work<T> work) throws SQLException {
        var tx = new Transaction(new Session(connection));
        T result;
        try {
            result = work.in(tx);
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            tx.end();
        }
        connection.commit();
        tx.afterCommit.forEach(Runnable::run);
        return result;
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Runs an insert, update or delete.
     *
     * @return the number of rows it changed
     */
    public int update(String sql, @Nullable Object... parameters) {
        try {
            changed = true;
            return prepared(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
        try (ResultSet result = prepared(sql, parameters).executeQuery()) {
            var rows = new ArrayList<T>();
            var row = new Row(result);
            while (result.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
        try (ResultSet result = prepared(sql, parameters).executeQuery()) {
            return result.next() ? Optional.of(mapper.map(new Row(result))) : Optional.empty();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * Runs a task once this transaction is durable, on the database's thread and in the order of commits; never if it
     * is rolled back. The task must not block and must not throw.
     */
    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    List<Runnable> afterCommitTasks() {
        return afterCommit;
    }

    /** Whether there is anything to make durable. */
    boolean changed() {
        return changed;
    }

    /** The call it was given to is over: whoever kept it must not write into another transaction. */
    void end() {
        ended = true;
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        if (ended) {
            throw new IllegalStateException(
                    "A transaction was used after it ended. Use it only within the work it was given to.");
        }
        PreparedStatement statement = session.prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i] instanceof Instant instant ? (Long) instant.toEpochMilli() : parameters[i];
            statement.setObject(i + 1, parameter);
        }
        return statement;
    }

    private static StorageException failed(String sql, SQLException cause) {
        return new StorageException("The database refused a statement (SQL state " + cause.getSQLState() + "): "
                + sql.strip().lines().findFirst().orElse(""), cause);
    }
}
