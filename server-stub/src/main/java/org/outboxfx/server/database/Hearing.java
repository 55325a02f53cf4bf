package org.outboxfx.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other processes committed, on the thread {@code outboxfx-listen} and a connection of its own that is made
 * again when it is lost. Every few seconds it looks for itself, so that a lost announcement delays a poll and no more.
 */
final class Hearing {

    static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);
    private static final String LOOK = "select id, seq from workspace where id = any (string_to_array(?, ' '))";
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final PostgresAddress address;
    private final String channel;
    private final Timekeeper time;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("outboxfx-listen").unstarted(this::run);
    private volatile @Nullable Connection current;

    Hearing(PostgresAddress address, String channel, Timekeeper time, Listener listener) {
        this.address = address;
        this.channel = channel;
        this.time = time;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean complained = false;
        while (isOpen()) {
            try (Connection connection = DriverManager.getConnection(address.url(), properties())) {
                current = connection;
                connection.setAutoCommit(false);
                listen(connection);
                complained = false;
                listener.lostTrack();
                hear(connection);
            } catch (SQLException | StorageException e) {
                if (isOpen() && !complained) {
                    LOG.warn("Other processes' commits are not heard of for now ({}). Polls may wait to their end.",
                            PostgresDatabase.reason(e));
                    complained = true;
                }
                pause();
            }
        }
    }

    private Properties properties() {
        Properties properties = address.properties();
        properties.setProperty("ApplicationName", "outboxfx-listen");
        properties.setProperty("socketTimeout", "30"); // seconds, of a look; waiting for announcements has its own limit
        return properties;
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
        }
        connection.commit();
    }

    private void hear(Connection connection) throws SQLException {
        var source = connection.unwrap(PGConnection.class);
        look(connection);
        long looked = time.nanoTime();
        while (isOpen()) {
            PGNotification[] heard = source.getNotifications((int) LOOK_INTERVAL.toMillis());
            boolean quiet = heard == null || heard.length == 0;
            if (!quiet) {
                for (PGNotification each : heard) {
                    PostgresAnnouncements.pass(each.getParameter(), listener);
                }
            }
            if (quiet || time.nanoTime() - looked >= LOOK_INTERVAL.toNanos()) {
                look(connection);
                looked = time.nanoTime();
            }
        }
    }

    /** Asks how far the feeds have come that someone waits for; fails if the connection has died without a word. */
    private void look(Connection connection) throws SQLException {
        String awaited = String.join(" ", listener.awaited());
        Transaction.on(connection, tx -> tx.query(LOOK, row -> {
            listener.advanced(row.text("id"), row.number("seq"));
            return true;
        }, awaited));
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(RECONNECT_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed.countDown();
        Connection connection = current;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The listening connection was gone already.", e);
            }
        }
        Joining.join(thread);
    }
}
