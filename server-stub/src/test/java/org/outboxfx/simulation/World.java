package org.outboxfx.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.InProcessServer;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** Everything outside the devices: the right time, the server, and what is on its way there. */
final class World implements AutoCloseable {

    private static final int MAX_KEPT_REQUESTS = 12;

    final Ledger ledger = new Ledger();
    final Random random;
    private Path folder;
    private int serverDeaths;
    private int backups;
    private @Nullable Path backup;
    private final Templates templates;
    private final ManualClock rightTime = new ManualClock();
    private final List<ManualClock> clocks = new ArrayList<>(List.of(rightTime));
    private final List<byte[]> oldRequests = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private final int faultsInTen;
    private InProcessServer server;
    private Meanwhile meanwhile = device -> {};
    private boolean healed;

    /** What may happen while a request of a device is on its way. */
    interface Meanwhile {
        void happen(int device);
    }

    World(Path folder, Templates templates, Random random) {
        templates.server(folder);
        this.folder = folder;
        this.templates = templates;
        this.random = random;
        this.faultsInTen = 1 + random.nextInt(6);
        server = InProcessServer.open(folder, rightTime);
    }

    void meanwhile(Meanwhile what) {
        meanwhile = what;
    }

    void meanwhile(int device) {
        if (!healed) {
            meanwhile.happen(device);
        }
    }

    ManualClock clock() {
        var clock = new ManualClock(rightTime.instant());
        clocks.add(clock);
        return clock;
    }

    /** How far a clock is ahead of the right time. */
    Duration skew(ManualClock clock) {
        return Duration.between(rightTime.instant(), clock.instant());
    }

    void pass(Duration time) {
        clocks.forEach(clock -> clock.advance(time));
    }

    boolean isFaulty() {
        return !healed && random.nextInt(10) < faultsInTen;
    }

    boolean healed() {
        return healed;
    }

    void heal() {
        log("healed");
        healed = true;
    }

    InProcessServer server() {
        return server;
    }

    /** A request reaches the server. */
    Optional<OpsResponse> receive(byte[] body) {
        OpsRequest request = parsed(body);
        Optional<OpsResponse> answer = server.receiveUnlessOfAnotherHistory(body);
        answer.ifPresentOrElse(response -> received(request, response), () -> log("    server: another history"));
        if (oldRequests.size() < MAX_KEPT_REQUESTS) {
            oldRequests.add(body);
        } else {
            oldRequests.set(random.nextInt(MAX_KEPT_REQUESTS), body);
        }
        return answer;
    }

    private void received(OpsRequest request, OpsResponse response) {
        for (int i = 0; i < request.ops().size(); i++) {
            ledger.received(request.ops().get(i), response.results().get(i));
        }
        log("    server: %s", response.results().stream().map(World::name).collect(Collectors.joining(" ")));
    }

    /** The network delivers once more what it delivered before. */
    void deliverAgain() {
        if (!oldRequests.isEmpty()) {
            byte[] body = oldRequests.get(random.nextInt(oldRequests.size()));
            log("again: %s", names(parsed(body)));
            ledger.receivedLate(parsed(body).ops());
            receive(body);
        }
    }

    void restartServer() {
        log("server restarts");
        server.close();
        server = InProcessServer.open(folder, rightTime);
    }

    /** The server's process is killed; what is on the disk at this moment is what the next one finds. */
    void killServer() {
        log("server dies");
        Path next = folder.resolveSibling("server-" + ++serverDeaths);
        copy(folder, next);
        server.close();
        folder = next;
        server = InProcessServer.open(folder, rightTime);
    }

    /** Whoever runs the server makes a backup, as a kill would leave the files. */
    void backUpServer() {
        log("server is backed up");
        Path next = folder.resolveSibling("backup-" + ++backups);
        copy(folder, next);
        backup = next;
    }

    /** The server's database is replaced by the last backup, or by an empty one if there is none. */
    void loseServer() {
        log("server's database is lost; %s", backup == null ? "it is empty now" : "a backup takes its place");
        Path next = folder.resolveSibling("server-" + ++serverDeaths);
        if (backup == null) {
            templates.server(next);
        } else {
            copy(backup, next);
        }
        server.close();
        folder = next;
        server = InProcessServer.open(folder, rightTime);
        ledger.serverLostItsData();
    }

    void log(String format, Object... arguments) {
        log.append(format.formatted(arguments)).append('\n');
    }

    String steps() {
        return log.toString();
    }

    String names(OpsRequest request) {
        return request.ops().stream().map(this::name).toList().toString();
    }

    String names(ChangesResponse page) {
        return page.records().stream().map(record -> record.key().toString()).toList() + " to " + page.cursor()
                + (page.more() ? "…" : "");
    }

    private String name(Operation operation) {
        return ledger.of(operation.opId()) + operation.fields().keySet() + "@" + operation.hlc();
    }

    private static String name(OpResult result) {
        return result.status() + (result.code() == null ? "" : "(" + result.code() + ")");
    }

    private static OpsRequest parsed(byte[] body) {
        try {
            return Wire.read(body, OpsRequest.class);
        } catch (WireException e) {
            throw new AssertionError("A client sent what no server can read.", e);
        }
    }

    /** Copies a database that was closed properly, or that is in use and would be found so after a kill. */
    static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            try (var files = Files.list(from)) {
                for (Path file : files.filter(found -> !found.toString().endsWith(".lock")).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
