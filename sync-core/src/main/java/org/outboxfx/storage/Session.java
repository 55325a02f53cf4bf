package org.outboxfx.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** One connection and the statements prepared on it. Used by one thread at a time. */
final class Session implements AutoCloseable {

    /** Statements kept prepared; the one that was not used for the longest time goes. */
    private static final int MAX_STATEMENTS = 256;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            closeOldest();
        }
        statement.clearParameters(); // or one left out would have the last transaction's value
        return statement;
    }

    private void closeOldest() throws SQLException {
        if (statements.size() > MAX_STATEMENTS) {
            var oldest = statements.pollFirstEntry();
            oldest.getValue().close();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    void savepoint() throws SQLException {
        prepare("savepoint work").execute();
    }

    void rollbackToSavepoint() throws SQLException {
        prepare("rollback to savepoint work").execute();
    }

    /** Returns when everything committed is on the disk. */
    void sync() throws SQLException {
        prepare("checkpoint sync").execute();
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Closes the whole database without writing anything more. */
    void abandon() {
        try (var statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            // It is closed already, which is what was wanted.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
