package org.outboxfx.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the tables of every schema to the newest version. H2 commits around each statement of a migration, so a
 * migration must run in a file that takes the place of the old one only when it is complete.
 */
final class Migrations {

    /** The row of the table of versions itself: the table of a whole database is never empty. */
    private static final Schema OWN = new Schema("storage", Migrations.class, List.of());
    private static final int OWN_VERSION = 1;
    /** The class of SQL states that say so. To ask the catalogue first would cost each opening a millisecond or two. */
    private static final String NO_SUCH_TABLE = "42S";

    private Migrations() {}

    /** Makes all tables in an empty file; the table of versions comes last, so that a file with it has all the others. */
    static void create(Connection connection, List<Schema> schemas) throws SQLException {
        for (Schema schema : schemas) {
            run(connection, schema, 0);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create table schema_version (name varchar(64) primary key, version int not null)");
        }
        record(connection, schemas);
    }

    /** Brings the tables of an existing database up to date. */
    static void apply(Connection connection, List<Schema> schemas) throws SQLException {
        for (Schema schema : schemas) {
            run(connection, schema, version(connection, schema));
        }
        record(connection, schemas);
    }

    /** @throws StorageException if a schema is newer than this program */
    static boolean pending(Connection connection, List<Schema> schemas) throws SQLException {
        boolean pending = false;
        for (Schema schema : schemas) {
            int version = version(connection, schema);
            if (version > schema.files().size()) {
                throw new StorageException(StorageException.Reason.NEWER,
                        "The database was written by a newer version of this program: schema '" + schema.name()
                                + "' has version " + version + ", this program knows " + schema.files().size()
                                + ". Nothing was changed; start the newer program instead.");
            }
            pending |= version < schema.files().size();
        }
        return pending;
    }

    /** @throws DamagedException if this is not a whole database: an empty schema where a file existed is no first run */
    static void requireTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from schema_version")) {
            if (!rows.next() || rows.getInt(1) == 0) {
                throw new DamagedException("its table of schema versions is empty");
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NO_SUCH_TABLE)) {
                throw new DamagedException("it has no table of schema versions");
            }
            throw e;
        }
    }

    private static int version(Connection connection, Schema schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select version from schema_version where name = ?")) {
            statement.setString(1, schema.name());
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private static void run(Connection connection, Schema schema, int from) throws SQLException {
        for (String file : schema.files().subList(from, schema.files().size())) {
            try (var statement = connection.createStatement()) {
                for (String sql : schema.script(file).split(";\\s*\\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static void record(Connection connection, List<Schema> schemas) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("merge into schema_version key (name) values (?, ?)")) {
            record(statement, OWN, OWN_VERSION);
            for (Schema schema : schemas) {
                record(statement, schema, schema.files().size());
            }
        }
        connection.commit();
    }

    private static void record(PreparedStatement statement, Schema schema, int version) throws SQLException {
        statement.setString(1, schema.name());
        statement.setInt(2, version);
        statement.executeUpdate();
    }
}
