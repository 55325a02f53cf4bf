package org.outboxfx.server.database;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.outboxfx.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes what was committed, on the thread {@code outboxfx-announce}, a moment after the commit and in a
 * transaction of its own: PostgreSQL lets transactions that notify commit only one after the other, and those that wait
 * for the disk must not have to. What is lost that way is found by looking ({@link Hearing}).
 */
final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final PostgresDatabase database;
    private final String channel;
    private final Thread thread = Thread.ofPlatform().daemon().name("outboxfx-announce").unstarted(this::run);
    /** The newest position of each workspace that is still to be told. */
    private final Map<String, Long> news = new HashMap<>();
    private boolean open = true;

    Telling(PostgresDatabase database, String channel) {
        this.database = database;
        this.channel = channel;
    }

    void start() {
        thread.start();
    }

    synchronized void add(String workspace, long position) {
        news.merge(workspace, position, Math::max);
        notifyAll();
    }

    private void run() {
        for (Map<String, Long> taken = take(); !taken.isEmpty(); taken = take()) {
            String payloads = taken.entrySet().stream().map(each -> PostgresAnnouncements.payload(each.getKey(), each.getValue()))
                    .collect(Collectors.joining(" "));
            try {
                database.read(tx -> tx.query("select pg_notify(?, payload) from unnest(string_to_array(?, ' ')) as payload",
                        row -> true, channel, payloads));
            } catch (StorageException e) {
                LOG.warn("Commits of {} workspaces could not be announced; whoever waits for them finds them by looking. {}",
                        taken.size(), e.getMessage());
            }
        }
    }

    /** Waits for news; there are none once this is closed and everything was told. */
    private synchronized Map<String, Long> take() {
        while (news.isEmpty() && open) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Map.of();
            }
        }
        Map<String, Long> taken = Map.copyOf(news);
        news.clear();
        return taken;
    }

    void close() {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        Joining.join(thread);
    }
}
