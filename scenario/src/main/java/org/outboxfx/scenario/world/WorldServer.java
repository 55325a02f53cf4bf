package org.outboxfx.scenario.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.scenario.Action.Busy;
import org.outboxfx.scenario.Action.Fault;
import org.outboxfx.scenario.Action.Heal;
import org.outboxfx.scenario.Action.Replace;
import org.outboxfx.scenario.Action.Restart;
import org.outboxfx.scenario.Action.Start;
import org.outboxfx.scenario.Action.Stop;
import org.outboxfx.scenario.Action.WrongClock;
import org.outboxfx.server.SyncServer;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.OkHttpTransport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;

/** The server of a world: a real one on a free port, which can stop, misbehave, or lose its database. */
public final class WorldServer implements AutoCloseable {

    private static final String WORKSPACE = "scenario";
    private static final String OBSERVER = "observer";

    private final Path folder;
    private final Timekeeper time;
    private final Traffic traffic;
    private final Collection<String> people;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private int databases;
    private final URI address;
    private @Nullable SyncServer running;

    WorldServer(Path folder, Timekeeper time, Traffic traffic, Collection<String> people) {
        this.folder = folder;
        this.time = time;
        this.traffic = traffic;
        this.people = people;
        SyncServer first = build(0);
        address = first.address();
        running = first;
        introduceEveryone(first);
        first.start();
    }

    private SyncServer build(int port) {
        return SyncServer.builder().port(port).data(folder.resolveSibling(folder.getFileName() + "-" + databases))
                .timekeeper(time)
                .build();
    }

    private void introduceEveryone(SyncServer server) {
        people.forEach(person -> tokens.put(person, server.issueToken(WORKSPACE, person)));
        tokens.put(OBSERVER, server.issueToken(WORKSPACE, OBSERVER));
    }

    URI address() {
        return address;
    }

    @Nullable
    String token(String person) {
        return tokens.get(person);
    }

    public boolean isRunning() {
        return running != null;
    }

    /** Lets something befall the server. Blocks. */
    public void befall(Fault fault) {
        switch (fault) {
            case Busy(Duration retryAfter) -> runningServer().faults().answer503For(retryAfter);
            case WrongClock(Duration ahead) -> runningServer().faults().clockOffset(ahead);
            case Heal _ -> runningServer().faults().heal();
            case Stop _ -> stop();
            case Start _ -> start();
            case Restart _ -> {
                stop();
                start();
            }
            case Replace _ -> {
                stop();
                databases++;
                start();
            }
        }
        traffic.tellNews();
    }

    private SyncServer runningServer() {
        if (running == null) {
            throw new IllegalStateException("The server is stopped; expected it to run. Start it first.");
        }
        return running;
    }

    private void stop() {
        if (running != null) {
            running.close();
            running = null;
            traffic.giveUpWaiting();
        }
    }

    private void start() {
        if (running == null) {
            SyncServer next = build(address.getPort());
            introduceEveryone(next);
            running = next.start();
        }
    }

    /** The record as the server has it. */
    public Optional<Record> record(RecordKey key) {
        return records().stream().filter(record -> record.key().equals(key)).findFirst();
    }

    /** All records, by reading the feed as a device would. Blocks. */
    public List<Record> records() {
        runningServer();
        try (var reading = new OkHttpTransport(address, () -> tokens.get(OBSERVER), time)) {
            var records = new TreeMap<String, Record>();
            long cursor = 0;
            boolean more = true;
            while (more) {
                ChangesResponse page = page(reading.changes(cursor, null, Limits.MAX_PAGE_RECORDS, Duration.ZERO));
                page.records().forEach(record -> records.put(record.key().toString(), record));
                cursor = page.cursor();
                more = page.more();
            }
            return new ArrayList<>(records.values());
        }
    }

    private static ChangesResponse page(Answer<ChangesResponse> answer) {
        return switch (answer) {
            case Answer.Ok<ChangesResponse> ok -> ok.value();
            case Answer.Failed<ChangesResponse> failed -> throw new IllegalStateException(
                    "The server does not tell its records: " + failed.detail() + " Is it busy? Heal it first.");
        };
    }

    @Override
    public void close() {
        stop();
    }
}
