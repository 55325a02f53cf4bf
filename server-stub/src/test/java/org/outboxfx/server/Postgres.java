package org.outboxfx.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.outboxfx.server.database.PostgresAddress;

/**
 * A real PostgreSQL for tests, started by the first that needs it and stopped with the process; every test gets tables of
 * its own. {@code OUTBOXFX_TEST_POSTGRES} names another to be used instead, as a JDBC address whose user may make schemas.
 */
public final class Postgres {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final String USER = "postgres";

    private Postgres() {}

    /** The one server of this process. */
    private static final class Running {
        private static final String URL = start();

        private static String start() {
            String given = System.getenv("OUTBOXFX_TEST_POSTGRES");
            if (given != null) {
                return given;
            }
            try {
                return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2))
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                        .start().getJdbcUrl(USER, "postgres");
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("""
                        PostgreSQL could not be started, and nothing that needs it was tested. It refuses to run as root: \
                        there 'unshare -U' must be allowed. Run the tests as another user, or name a running one in \
                        OUTBOXFX_TEST_POSTGRES (a JDBC address).""", e);
            }
        }
    }

    /** An empty database, as far as a server can see. */
    public static PostgresAddress empty() {
        String schema = "test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        execute("create schema " + schema);
        String url = Running.URL.replaceAll("[?&]user=[^&]*", "");
        return new PostgresAddress(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema, USER, null);
    }

    public static void execute(String sql) {
        try (var connection = DriverManager.getConnection(Running.URL); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
