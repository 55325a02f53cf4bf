package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Brings the tables of every schema to the newest version. H2 commits around each statement of a migration. */
final class Migrations {

    private Migrations() {}

    static void apply(Connection connection, List<Schema> schemas) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (name varchar(64) primary key, version int not null)");
        }
        for (Schema schema : schemas) {
            int version = version(connection, schema);
            if (version > schema.files().size()) {
                throw new StorageException("The database was written by a newer version of this program: schema '" + schema.name()
                        + "' has version " + version + ", this program knows " + schema.files().size()
                        + ". Nothing was changed; start the newer program instead.");
            }
            for (int next = version; next < schema.files().size(); next++) {
                run(connection, schema, schema.files().get(next));
                record(connection, schema, next + 1);
            }
        }
        connection.commit();
    }

    private static int version(Connection connection, Schema schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select version from schema_version where name = ?")) {
            statement.setString(1, schema.name());
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private static void run(Connection connection, Schema schema, String file) throws SQLException {
        try (InputStream in = schema.owner().getResourceAsStream(file); var statement = connection.createStatement()) {
            if (in == null) {
                throw new StorageException(
                        "Migration " + file + " of schema '" + schema.name() + "' is missing from the program.");
            }
            for (String sql : new String(in.readAllBytes(), UTF_8).split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        } catch (IOException e) {
            throw new StorageException("Migration " + file + " of schema '" + schema.name() + "' could not be read.", e);
        }
    }

    private static void record(Connection connection, Schema schema, int version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("merge into schema_version key (name) values (?, ?)")) {
            statement.setString(1, schema.name());
            statement.setInt(2, version);
            statement.executeUpdate();
        }
    }
}
