package org.outboxfx.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.storage.Database;

/**
 * The sync server: docs/protocol.md over plain HTTP, on the loopback interface only. Each request runs on a virtual
 * thread of its own. An answer to operations is given once they are durable; after a crash they are there.
 */
public final class SyncServer implements AutoCloseable {

    /** How long closing waits for requests that are being answered. */
    private static final Duration MAX_CLOSE_WAIT = Duration.ofSeconds(5);

    static {
        // Read once, when the first HttpServer of the process is made. Seconds; an answer may wait for a long poll.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
        setUnlessSet("sun.net.httpserver.maxRspTime", "90");
        setUnlessSet("sun.net.httpserver.maxReqHeaders", "64");
        setUnlessSet("jdk.httpserver.maxConnections", "2000");
    }

    private final HttpServer http;
    private final ExecutorService requests;
    private final Database database;
    private final Feed feed;
    private final Router router;
    private final Retention retention;
    private final Members members;
    private final Faults faults;
    private final @Nullable SystemTimekeeper ownTime;

    private SyncServer(Builder builder, Database database, Timekeeper time, @Nullable SystemTimekeeper ownTime) {
        this.database = database;
        this.ownTime = ownTime;
        faults = new Faults();
        InstantSource clock = () -> time.instant().plus(faults.clockOffset());
        var store = new ChangeStore();
        feed = new Feed(time, database.read(store::ends));
        members = new Members(database, clock);
        String epoch = database.read(store::epoch);
        requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outboxfx-request-", 0).factory());
        http = bind(builder.port);
        http.setExecutor(requests);
        router = new Router(Endpoints.of(database, store, feed, clock, epoch, Endpoints.defaultPolicy()), members,
                new Admission(time, builder.requestsPerSecond, builder.requestsAtOnce), faults, time);
        http.createContext("/", router);
        retention = new Retention(database, store, clock, time);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a server needs to know. Everything has a default; a test or a program names at least its folder. */
    public static final class Builder {

        private int port;
        private Path data = Path.of("server-data");
        private @Nullable Timekeeper time;
        private int requestsPerSecond = 5_000;
        private int requestsAtOnce = 64;

        private Builder() {}

        /** The port; 0, the default, takes a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The folder of the database; created if it is missing. */
        public Builder data(Path folder) {
            this.data = folder;
            return this;
        }

        /** The time to go by; the system's if none is given. */
        public Builder timekeeper(Timekeeper time) {
            this.time = time;
            return this;
        }

        /** How many requests of one member are answered in a second; more get status 429. */
        public Builder requestsPerSecond(int requests) {
            this.requestsPerSecond = requests;
            return this;
        }

        /** How many requests of one member are answered at once, waiting polls among them; more get status 429. */
        public Builder requestsAtOnce(int requests) {
            this.requestsAtOnce = requests;
            return this;
        }

        /**
         * Opens the database and binds the port, but answers no one yet. Blocks.
         *
         * @throws org.outboxfx.storage.StorageException if the database cannot be opened
         * @throws UncheckedIOException if the port is taken
         */
        public SyncServer build() {
            var ownTime = time == null ? new SystemTimekeeper() : null;
            Database database = open(data);
            try {
                return new SyncServer(this, database, ownTime == null ? Objects.requireNonNull(time) : ownTime, ownTime);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        }

        /** Builds the server and starts it. */
        public SyncServer start() {
            return build().start();
        }
    }

    /** Begins to answer. */
    public SyncServer start() {
        http.start();
        retention.sweep();
        return this;
    }

    /** Where it answers, for example {@code http://127.0.0.1:8484}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Makes a token for a device of a member, and the workspace if it is new. Only a hash of it is stored, so it cannot
     * be shown again. Blocks until it is durable.
     */
    public String issueToken(String workspace, String member) {
        return members.issue(new Member(workspace, member));
    }

    /** Sends waiting polls home, finishes the requests that are being answered, then closes the database. Blocks. */
    @Override
    public void close() {
        retention.close();
        feed.close();
        router.close(MAX_CLOSE_WAIT);
        http.stop(0);
        requests.close();
        database.close();
        if (ownTime != null) {
            ownTime.close();
        }
    }

    static Database open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the server's data folder " + folder + ".", e);
        }
        return Database.open(folder.resolve("server"), List.of(ChangeStore.SCHEMA));
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port + " of 127.0.0.1: is another server running there?",
                    e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
