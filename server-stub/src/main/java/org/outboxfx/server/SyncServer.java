package org.outboxfx.server;

import com.sun.net.httpserver.HttpServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.server.database.Announcements;
import org.outboxfx.server.database.FileDatabase;
import org.outboxfx.server.database.PostgresAddress;
import org.outboxfx.server.database.PostgresDatabase;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.ImpactPolicy;

/**
 * The sync server: docs/protocol.md over HTTP, plain on the loopback interface or else with TLS. Each request runs on a
 * virtual thread of its own. An answer to operations is given once they are durable; after a crash they are there.
 *
 * <p>Nothing is kept between requests that another server process on the same PostgreSQL database could not look up.
 */
public final class SyncServer implements AutoCloseable {

    /** How long closing waits for requests that are being answered. */
    private static final Duration MAX_CLOSE_WAIT = Duration.ofSeconds(5);

    private final Port port;
    private final HttpServer http;
    private final ExecutorService requests;
    private final ServerDatabase database;
    private final Feed feed;
    private final Announcements announcements;
    private final Router router;
    private final Retention retention;
    private final Members members;
    private final Passphrases passphrases;
    private final Faults faults;
    private final @Nullable SystemTimekeeper ownTime;

    private SyncServer(Builder builder, ServerDatabase database, Timekeeper time, @Nullable SystemTimekeeper ownTime) {
        this.database = database;
        this.ownTime = ownTime;
        faults = new Faults();
        InstantSource clock = () -> time.instant().plus(faults.clockOffset());
        var store = new ChangeStore();
        feed = new Feed(time, database.writers() == ServerDatabase.Writers.THIS_PROCESS ? database.read(store::ends) : Map.of());
        members = new Members(database, store, clock);
        String epoch = database.read(store::epoch);
        port = builder.port;
        http = port.bind();
        requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outboxfx-request-", 0).factory());
        http.setExecutor(requests);
        announcements = database.announcements(time, feed);
        var epochs = new Epochs();
        var receipts = new Receipts(database, store);
        var evidence = new EvidenceEndpoint(database, store, receipts, clock, epoch);
        passphrases = new Passphrases(database, store);
        var stepUp = new StepUp(builder.stepUp, passphrases, new Attempts(clock), receipts.derived("step-up"), clock);
        router = new Router(
                Endpoints.of(new OpsEndpoint(database, store, epochs, feed, announcements, evidence, stepUp, clock),
                        new ChangesEndpoint(database, store, epochs, feed, clock), evidence, stepUp, clock, epoch,
                        Endpoints.defaultPolicy()),
                members, new Admission(time, builder.requestsPerSecond, builder.requestsAtOnce),
                new Addresses(builder.requestsPerAddress), faults, time);
        http.createContext("/", router);
        retention = new Retention(database, store, clock, time);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a server needs to know. Everything has a default; a test or a program names at least its folder. */
    public static final class Builder {

        private Port port = new Port("127.0.0.1", 0, null);
        private Supplier<ServerDatabase> database = () -> open(Path.of("server-data"));
        private @Nullable Timekeeper time;
        private List<ImpactPolicy.Rule> stepUp = List.of();
        private int requestsPerSecond = 5_000;
        private int requestsAtOnce = 64;
        private int requestsPerAddress = 512;

        private Builder() {}

        /** The port; 0, the default, takes a free one. */
        public Builder port(int port) {
            this.port = new Port(this.port.host(), port, this.port.tls());
            return this;
        }

        /** The name or address to listen at, {@code 127.0.0.1} if none is given; any but the loopback interface needs TLS. */
        public Builder host(String host) {
            this.port = new Port(host, port.number(), port.tls());
            return this;
        }

        /** Answers HTTPS only, with a key and certificate. */
        public Builder tls(SSLContext context) {
            this.port = new Port(port.host(), port.number(), context);
            return this;
        }

        /** The folder of a database of its own; created if it is missing. */
        public Builder data(Path folder) {
            return database(() -> open(folder));
        }

        /**
         * The same, encrypted; a database that is plain is encrypted when it is opened.
         *
         * @param key 32 random bytes; null for a plain database
         */
        public Builder data(Path folder, byte @Nullable [] key) {
            return key == null
                    ? data(folder)
                    : database(() -> FileDatabase.open(folder, ChangeStore.H2_SCHEMA, key));
        }

        /** A database that other server processes may use at the same time. */
        public Builder postgresql(PostgresAddress address) {
            return database(() -> open(address, PostgresDatabase.DEFAULT_CONNECTIONS));
        }

        Builder database(Supplier<ServerDatabase> database) {
            this.database = database;
            return this;
        }

        /** The time to go by; the system's if none is given. */
        public Builder timekeeper(Timekeeper time) {
            this.time = time;
            return this;
        }

        /** Operations that set one of these are applied only once the member has confirmed them with their passphrase. */
        public Builder stepUp(List<ImpactPolicy.Rule> rules) {
            this.stepUp = List.copyOf(rules);
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

        /** How many requests from one network address are answered at once; more get status 429. */
        public Builder requestsPerAddress(int requests) {
            this.requestsPerAddress = requests;
            return this;
        }

        /**
         * Opens the database and binds the port, but answers no one yet. Blocks.
         *
         * @throws org.outboxfx.storage.StorageException if the database cannot be opened
         * @throws UncheckedIOException if the port is taken
         * @throws IllegalArgumentException if the host is not this machine's, or needs TLS and has none
         */
        public SyncServer build() {
            var ownTime = time == null ? new SystemTimekeeper() : null;
            ServerDatabase opened = database.get();
            try {
                return new SyncServer(this, opened, ownTime == null ? Objects.requireNonNull(time) : ownTime, ownTime);
            } catch (RuntimeException e) {
                opened.close();
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
        return port.address(http);
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

    /** What it answers, as {@code METHOD path}. */
    List<String> routes() {
        return router.routes();
    }

    /** Whether anyone waits for the next commit of a workspace. */
    boolean isAwaited(String workspace) {
        return feed.awaited().contains(workspace);
    }

    /**
     * Sets what a member confirms single operations with, in place of what it was. Only a slow hash of it is stored. Blocks.
     *
     * @throws IllegalArgumentException if it has less than 8 or more than 200 characters
     */
    public void setPassphrase(String workspace, String member, char[] passphrase) {
        passphrases.set(new Member(workspace, member), passphrase);
    }

    /** Encrypts the database in the folder no longer; no server may have it open. Blocks. */
    public static void decrypt(Path folder, byte[] key) {
        FileDatabase.decrypt(folder, ChangeStore.H2_SCHEMA, key);
    }

    /** Whether the database in the folder is encrypted. Blocks. */
    public static boolean isEncrypted(Path folder) {
        return FileDatabase.isEncrypted(folder);
    }

    /**
     * Puts a database away that nobody can open any more; a server that starts there then begins with an empty one, and the devices
     * give it back what they have. Blocks.
     *
     * @return where its files are kept; nothing is deleted
     */
    public static List<Path> setAside(Path folder) {
        return FileDatabase.setAside(folder);
    }

    /** Sends waiting polls home, finishes the requests that are being answered, then closes the database. Blocks. */
    @Override
    public void close() {
        retention.close();
        feed.close();
        router.close(MAX_CLOSE_WAIT);
        http.stop(0);
        requests.close();
        announcements.close();
        database.close();
        if (ownTime != null) {
            ownTime.close();
        }
    }

    static ServerDatabase open(Path folder) {
        return FileDatabase.open(folder, ChangeStore.H2_SCHEMA);
    }

    static ServerDatabase open(PostgresAddress address, int connections) {
        return PostgresDatabase.open(address, ChangeStore.POSTGRESQL_SCHEMA, connections);
    }
}
