package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Drain.Occasion;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.transport.OkHttpTransport;

/** The connection is cut after each byte of a request and of its answer, in turn: nothing is lost and nothing done twice. */
class CutAtEveryByteTest {

    private static final int LONGEST = 5_000;
    private static final List<String> TYPES = List.of("task");

    @TempDir
    Path folder;
    private final ManualClock clock = new ManualClock();
    private SyncServer server;
    private CuttingProxy proxy;
    private OkHttpTransport transport;
    private SimulatedDevice device;
    private String token;

    @BeforeEach
    void open() {
        server = SyncServer.builder().data(folder.resolve("server")).timekeeper(clock).start();
        token = server.issueToken("home", "ann");
        proxy = new CuttingProxy(server.address());
        transport = new OkHttpTransport(proxy.address(), () -> token, clock);
        device = SimulatedDevice.open(folder.resolve("a"), transport, clock, new Random(1));
    }

    @AfterEach
    void close() {
        device.close();
        transport.close();
        proxy.close();
        server.close();
    }

    @Test
    void sendingAnOperation() {
        int requests = eachByte(proxy::cutRequestAfter, this::send);
        int answers = eachByte(proxy::cutAnswerAfter, this::send);

        proxy.heal();
        while (device.pull()) {
            // to the end of the feed
        }
        assertThat(requests).as("bytes of a request").isGreaterThan(400);
        assertThat(answers).as("bytes of an answer").isGreaterThan(100);
        assertThat(device.entries()).hasSize(requests + answers + 2)
                .allMatch(entry -> entry.state() == EntryState.CONFIRMED);
        assertThat(device.cursor()).as("each operation took one place in the feed").isEqualTo(requests + answers + 2);
        assertThat(others()).isEqualTo(device.records(TYPES)).hasSize(requests + answers + 2);
    }

    /** @return whether it got through in spite of the cut */
    private boolean send(long bytes) {
        device.submit(Change.put(new RecordKey("task", device.entries().size() + 10_000 + ""),
                Map.of("title", FieldValue.of("Buy milk"))));
        device.drain(Occasion.ASKED);
        boolean through = device.entries(Stage.QUEUED).isEmpty();
        proxy.heal();
        transport.dropConnections();
        device.drain(Occasion.ASKED);
        assertThat(device.entries(Stage.QUEUED)).as("unsent after a cut at byte %s", bytes).isEmpty();
        return through;
    }

    @Test
    void readingTheFeed() {
        device.submit(Change.put(new RecordKey("task", "1"), Map.of("title", FieldValue.of("Buy milk"))));
        device.drain(Occasion.ASKED);
        try (SimulatedDevice reader = SimulatedDevice.open(folder.resolve("b"), transport, clock, new Random(2))) {
            int requests = eachByte(proxy::cutRequestAfter, bytes -> read(reader, bytes));
            assertThat(requests).as("bytes of a request").isGreaterThan(100);
        }
        try (SimulatedDevice reader = SimulatedDevice.open(folder.resolve("c"), transport, clock, new Random(3))) {
            int answers = eachByte(proxy::cutAnswerAfter, bytes -> read(reader, bytes));
            assertThat(answers).as("bytes of an answer").isGreaterThan(200);
            assertThat(reader.records(TYPES)).isEqualTo(device.records(TYPES));
        }
    }

    /** A page that did not come whole is as if it had not come at all. */
    private boolean read(SimulatedDevice reader, long bytes) {
        reader.pull();
        boolean through = reader.cursor() > 0;
        assertThat(reader.records(TYPES).isEmpty()).as("records after a cut at byte %s", bytes).isEqualTo(!through);
        return through;
    }

    @Test
    void askingWhatBecameOfAnOperation() {
        OutboxEntry entry = taken();
        eachByte(proxy::cutRequestAfter, bytes -> ask(entry, bytes));
        OutboxEntry another = taken();
        eachByte(proxy::cutAnswerAfter, bytes -> ask(another, bytes));

        assertThat(device.entries(Stage.SENT)).as("both, and the opposite of both").hasSize(4);
        while (device.pull()) {
            // to the end of the feed
        }
        assertThat(others()).isEqualTo(device.records(TYPES))
                .allSatisfy((key, record) -> assertThat(record.isDeleted()).isTrue());
    }

    /** An entry that the server has, that the device does not know of, and that is taken back. */
    private OutboxEntry taken() {
        String id = Integer.toString(device.entries().size());
        OutboxEntry entry = device
                .submit(Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of("Buy milk")))).entries().getFirst();
        transport.dropConnections();
        proxy.cutAnswerAfter(0);
        device.drain(Occasion.ASKED);
        device.cancel(entry);
        return entry;
    }

    private boolean ask(OutboxEntry entry, long bytes) {
        device.drain(Occasion.ASKED);
        OutboxEntry now = device.entries().stream().filter(other -> other.opId().equals(entry.opId())).findFirst().orElseThrow();
        assertThat(now.isBeingTakenBack() || now.state() == EntryState.SENT).as("%s after a cut at byte %s", now, bytes).isTrue();
        if (now.state() == EntryState.SENT) {
            proxy.heal();
            transport.dropConnections();
            device.drain(Occasion.ASKED);
        }
        return now.state() == EntryState.SENT;
    }

    private interface Exchange {
        boolean gotThrough(long bytes);
    }

    /** Cuts an exchange after 0, 1, 2… bytes until it gets through uncut. @return how many were cut */
    private int eachByte(LongConsumer cut, Exchange exchange) {
        for (int bytes = 0; bytes < LONGEST; bytes++) {
            transport.dropConnections();
            cut.accept(bytes);
            if (exchange.gotThrough(bytes)) {
                return bytes;
            }
            clock.advance(Duration.ofMillis(1));
        }
        throw new AssertionError("Nothing got through in " + LONGEST + " bytes.");
    }

    /** What a device that was never cut off sees. */
    private Map<String, org.outboxfx.record.Record> others() {
        try (var straight = new OkHttpTransport(server.address(), () -> token, clock);
                SimulatedDevice other = SimulatedDevice.open(folder.resolve("straight"), straight, clock, new Random(4))) {
            while (other.pull()) {
                // to the end of the feed
            }
            return other.records(TYPES);
        }
    }
}
