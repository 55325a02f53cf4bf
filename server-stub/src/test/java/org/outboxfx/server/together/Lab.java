package org.outboxfx.server.together;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.outboxfx.OutboxClient;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** A real server on a free port and real clients beside it, each with a cable that can be pulled. */
final class Lab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final UnaryOperator<SyncServer.Builder> setting;
    private final SystemTimekeeper time = new SystemTimekeeper();
    private final List<Station> devices = new ArrayList<>();
    private SyncServer server;
    private volatile String token;
    private int port;

    Lab(Path folder) {
        this(folder, server -> server);
    }

    /** @param setting what the server is told besides where it is */
    Lab(Path folder, UnaryOperator<SyncServer.Builder> setting) {
        this.folder = folder;
        this.setting = setting;
        server = start(0, "server");
        port = server.address().getPort();
        token = server.issueToken("home", "ann");
    }

    private SyncServer start(int atPort, String data) {
        return setting.apply(SyncServer.builder()).port(atPort).data(folder.resolve(data)).timekeeper(time).start();
    }

    SystemTimekeeper time() {
        return time;
    }

    String token() {
        return token;
    }

    /** Every device speaks with this token from now on. */
    void use(String another) {
        token = another;
    }

    SyncServer server() {
        return server;
    }

    void stopServer() {
        server.close();
    }

    void restartServer() {
        server = start(port, "server");
    }

    /** Stops the server, keeps a copy of its files, and starts it again. */
    void backUpServer() {
        server.close();
        copy(folder.resolve("server"), folder.resolve("backup"));
        restartServer();
    }

    /** Starts a stopped server with the files of the backup. */
    void restartServerFromBackup() {
        server = start(port, "backup");
    }

    /** Starts a stopped server with nothing but the token's holder. */
    void restartServerEmpty() {
        server = SyncServer.builder().port(port).data(folder.resolve("empty")).timekeeper(time).build();
        token = server.issueToken("home", "ann");
        server.start();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(found -> !found.toString().endsWith(".lock")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A device whose files are in a folder of that name; the same name again is the same device, restarted. */
    Station device(String name) {
        return device(name, time);
    }

    Station device(String name, Timekeeper clock) {
        return device(name, clock, server.address());
    }

    /** @param reachedAt where the device believes the server to be */
    Station device(String name, Timekeeper clock, URI reachedAt) {
        var station = new Station(folder.resolve(name), clock, reachedAt);
        devices.add(station);
        return station;
    }

    @Override
    public void close() {
        for (Station device : devices.reversed()) {
            device.close();
        }
        server.close();
        time.close();
    }

    /** One device. */
    final class Station implements AutoCloseable {

        private volatile boolean plugged = true;
        final OutboxClient client;

        Station(Path files, Timekeeper clock, URI reachedAt) {
            client = OutboxClient.builder(files).server(reachedAt, () -> token).timekeeper(clock)
                    .interfaces(() -> plugged ? Set.of("cable") : Set.of())
                    .open();
            client.start();
        }

        /** Unplugged for the program too, at once. */
        Station unplug() {
            plugged = false;
            client.workOffline(true);
            return this;
        }

        Station plug() {
            plugged = true;
            client.workOffline(false);
            return this;
        }

        OutboxEntry put(String id, Map<String, FieldValue> fields) {
            return get(client.submit(Change.put(new RecordKey("task", id), fields)));
        }

        OutboxEntry submit(Change change) {
            return get(client.submit(change));
        }

        Record task(String id) {
            return get(client.record(new RecordKey("task", id))).orElseThrow();
        }

        List<Record> all(String type) {
            return get(client.records(type));
        }

        List<OutboxEntry> stage(Stage stage) {
            return get(client.entries(stage, 10_000, 0));
        }

        void awaitSent(int entries) {
            await().atMost(PATIENCE).until(() -> client.counts().getOrDefault(Stage.SENT, 0L) == entries);
        }

        void awaitQuiescent() {
            get(client.whenQuiescent());
        }

        @Override
        public void close() {
            client.close();
        }
    }

    static <T> T get(java.util.concurrent.CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Waits until both have the same records of every type. */
    static void awaitEqual(Station one, Station other) {
        await().atMost(PATIENCE).until(() -> List.of("task", "message", "conflict").stream()
                .allMatch(type -> sorted(one.all(type)).equals(sorted(other.all(type)))));
    }

    static List<Record> sorted(List<Record> records) {
        return records.stream().sorted(java.util.Comparator.comparing(record -> record.key().toString())).toList();
    }

    static Map<String, FieldValue> title(String title) {
        return Map.of("title", FieldValue.of(title));
    }
}
