package org.outboxfx.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Two tables and a row of state, written with plain JDBC in one commit and synced, with the client's H2 settings. */
final class PlainRows {

    private final Connection connection;
    private final PreparedStatement record;
    private final PreparedStatement entry;
    private final PreparedStatement state;
    private final Statement sync;

    private PlainRows(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";WRITE_DELAY=0;REUSE_SPACE=FALSE", "sa", "");
        sync = connection.createStatement();
        sync.execute("create table record (id varchar(64) primary key, fields varchar(1000000))");
        sync.execute(
                "create table entry (number bigint generated always as identity primary key, id varchar(36) unique, fields varchar(1000000))");
        sync.execute("create table state (name varchar(32) primary key, content varchar(200))");
        connection.setAutoCommit(false);
        record = connection.prepareStatement("merge into record (id, fields) key (id) values (?, ?)");
        entry = connection.prepareStatement("insert into entry (id, fields) values (?, ?)");
        state = connection.prepareStatement("merge into state (name, content) key (name) values ('stamp', ?)");
    }

    static PlainRows open(Path file) {
        try {
            return new PlainRows(file);
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's database could not be opened.", e);
        }
    }

    void write(String id, String fields) {
        try {
            record.setString(1, id);
            record.setString(2, fields);
            record.executeUpdate();
            entry.setString(1, id);
            entry.setString(2, fields);
            entry.executeUpdate();
            state.setString(1, id);
            state.executeUpdate();
            connection.commit();
            sync.execute("checkpoint sync");
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's rows could not be written.", e);
        }
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's database could not be closed.", e);
        }
    }
}
