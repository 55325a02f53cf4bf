package org.outboxfx.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.outboxfx.storage.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database that any number of server processes share. Transactions run at once, each on a connection of a
 * bounded pool, at READ COMMITTED: whoever writes into a workspace locks its row first and then sees all that was
 * committed there. A commit is visible once it is durable, not before.
 */
public final class PostgresDatabase implements ServerDatabase {

    /** Connections of one process. The database's own limit is shared by all processes. */
    public static final int DEFAULT_CONNECTIONS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
    private static final Duration MAX_CONNECTION_WAIT = Duration.ofSeconds(10);
    /** A server that disappeared without a word is noticed after this. Longer than any statement may take. */
    private static final String SOCKET_TIMEOUT_SECONDS = "60";
    private static final String SETTINGS = """
            set lock_timeout = '10s'; set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '30s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'""";

    private final PostgresAddress address;
    private final HikariDataSource pool;
    private final Turns turns = new Turns();
    private final ExecutorService submitted = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("outboxfx-database-", 0).factory());

    private PostgresDatabase(PostgresAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /**
     * Connects, and brings the tables up to date; of several processes that start at once one does so. Blocks.
     *
     * @param connections how many connections this process may have at once, besides one for announcements
     * @throws StorageException if the database cannot be reached or is of a newer version
     */
    public static PostgresDatabase open(PostgresAddress address, Schema schema, int connections) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config(address, connections));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StorageException("Cannot connect to " + address + ": " + reason(e) + ". Nothing was changed.", e);
        }
        try {
            var database = new PostgresDatabase(address, pool);
            database.inTransaction(tx -> PostgresMigrations.run(tx, schema));
            database.warnIfCommitsAreNotDurable();
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig config(PostgresAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("outboxfx");
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(MAX_CONNECTION_WAIT.toMillis());
        config.setConnectionInitSql(SETTINGS);
        config.addDataSourceProperty("ApplicationName", "outboxfx-server");
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        return config;
    }

    private void warnIfCommitsAreNotDurable() {
        if (read(tx -> tx.first("select current_setting('fsync') as fsync", row -> row.text("fsync"))).orElse("").equals("off")) {
            LOG.warn(
                    "PostgreSQL runs with fsync off: when its machine loses power, acknowledged changes are lost. Switch it on.");
        }
    }

    @Override
    public Writers writers() {
        return Writers.SEVERAL_PROCESSES;
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return Transaction.on(connection, work);
        } catch (SQLException e) {
            throw new StorageException("PostgreSQL at " + address + " did not do what it was asked (" + reason(e)
                    + "); whether anything was kept is not known.", e);
        }
    }

    /** Waits for the workspace's turn before it takes a connection: a busy workspace must not use up the pool. */
    @Override
    public <T extends @Nullable Object> T inTransaction(String workspace, Work<T> work) {
        return turns.in(workspace, () -> inTransaction(work));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return inTransaction(work);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
        return CompletableFuture.supplyAsync(() -> inTransaction(work), submitted);
    }

    @Override
    public Announcements announcements(Timekeeper time, Listener listener) {
        String channel = read(tx -> tx.first("select 'outboxfx_' || current_schema()::regnamespace::oid as channel",
                row -> row.text("channel"))).orElseThrow();
        var announcements = new PostgresAnnouncements(new Telling(this, channel), new Hearing(address, channel, time, listener));
        announcements.start();
        return announcements;
    }

    @Override
    public void close() {
        submitted.close();
        pool.close();
    }

    /** What the driver says of a failure: names of hosts, databases and users, never of content. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest instanceof SQLException e && e.getSQLState() != null
                ? "SQL state " + e.getSQLState()
                : deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }
}
