package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.network.Reachability;
import org.outboxfx.outbox.Drain.Occasion;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.InProcessServer;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;
import org.outboxfx.wire.Wire;

/** Giving a server back what it lost, step by step: killed halfway, by several devices at once, more than once. */
class GiveBackTest {

    private static final List<String> TYPES = List.of("task");

    @TempDir
    Path folder;
    private final ManualClock clock = new ManualClock();
    private final Cable cable = new Cable();
    private InProcessServer server;
    private SimulatedDevice device;
    private int servers;

    @BeforeEach
    void open() {
        startEmptyServer();
        device = open("a");
    }

    @AfterEach
    void close() {
        device.close();
        server.close();
    }

    @Test
    void whoIsKilledHalfwayGoesOnWhereItWas() {
        write(device, 250);
        TreeMap<String, Record> before = device.records(TYPES);
        replaceServer();
        while (server.appliedOperations().isEmpty()) {
            assertThat(device.pull()).isTrue();
        }
        assertThat(server.appliedOperations()).hasSize(100);
        device.close();

        device = open("a");
        pullAll(device);

        assertThat(server.records()).isEqualTo(before);
        assertThat(cable.sent).as("nothing is sent twice").isEqualTo(250 + 250);
    }

    @Test
    void threeDevicesThatGiveBackTheSameDoItOnce() {
        write(device, 30);
        try (SimulatedDevice second = open("b"); SimulatedDevice third = open("c")) {
            List<SimulatedDevice> all = List.of(device, second, third);
            all.forEach(GiveBackTest::pullAll);
            replaceServer();
            all.forEach(one -> pullUntil(one, 2)); // each has learned that all of it is missing

            all.forEach(GiveBackTest::pullAll);

            assertThat(server.appliedOperations()).hasSize(30);
            assertThat(server.records()).isEqualTo(device.records(TYPES)).isEqualTo(third.records(TYPES));
        }
    }

    @Test
    void whatWasSentStaysOneTickUntilTheNewServerHasShownIt() {
        device.submit(Change.put(task("1"), Map.of("title", FieldValue.of("One"))));
        device.drain(Occasion.DUE);
        assertThat(device.entries(Stage.SENT)).extracting(OutboxEntry::state).containsExactly(EntryState.SENT);
        replaceServer();

        pullUntil(device, 2);
        assertThat(device.entries(Stage.SENT)).extracting(OutboxEntry::state).containsExactly(EntryState.SENT);
        pullAll(device);

        assertThat(device.entries(Stage.SENT)).extracting(OutboxEntry::state).containsExactly(EntryState.CONFIRMED);
        assertThat(server.records()).isEqualTo(device.records(TYPES));
    }

    @Test
    void whatAnotherDeviceHasGivenBackStaysThoughItsAuthorTakesItBack() {
        write(device, 1);
        device.submit(Change.put(task("0"), Map.of("notes", FieldValue.of("Perhaps sent"))));
        cable.sending = Sending.LOSES_ITS_ANSWER;
        device.drain(Occasion.DUE);
        cable.sending = Sending.WORKS;
        OutboxEntry unsure = device.entries(Stage.QUEUED).getFirst();
        try (SimulatedDevice second = open("b")) {
            pullAll(second);
            replaceServer();
            pullAll(second);
        }

        pullAll(device);
        device.cancel(unsure); // the new server has never heard of the operation
        device.drain(Occasion.ASKED);
        pullAll(device);

        assertThat(device.entries().stream().filter(entry -> entry.opId().equals(unsure.opId())))
                .extracting(OutboxEntry::state).containsExactly(EntryState.CANCELLED);
        assertThat(server.records().get("task:0").text("notes")).isEqualTo("Perhaps sent");
        assertThat(device.records(TYPES)).isEqualTo(server.records());
    }

    @Test
    void whoHasOnlyAskedWhatBecameOfAnOperationKnowsWhichServerHasIt() {
        device.submit(Change.put(task("1"), Map.of("title", FieldValue.of("One"))));
        cable.sending = Sending.LOSES_ITS_ANSWER;
        device.drain(Occasion.DUE);
        device.cancel(device.entries(Stage.QUEUED).getFirst());
        cable.sending = Sending.FAILS;
        device.drain(Occasion.ASKED); // it was taken, and its opposite does not get through
        device.cancel(device.entries(Stage.QUEUED).getFirst());
        cable.sending = Sending.WORKS;
        replaceServer();

        pullAll(device);
        device.drain(Occasion.ASKED);
        pullAll(device);

        assertThat(server.records().get("task:1").text("title")).isEqualTo("One");
        assertThat(device.records(TYPES)).isEqualTo(server.records());
    }

    @Test
    void nothingQueuedIsSentBeforeTheRestIsGivenBack() {
        write(device, 1);
        device.submit(Change.put(task("0"), Map.of("title", FieldValue.of("Edited"))));
        replaceServer();

        device.drain(Occasion.ASKED);
        assertThat(server.appliedOperations()).as("the server refuses a device of another history").isEmpty();
        pullUntil(device, 2);
        device.drain(Occasion.ASKED);
        assertThat(server.appliedOperations()).as("the device waits").isEmpty();
        pullAll(device);
        device.drain(Occasion.ASKED);

        assertThat(server.records()).isEqualTo(device.records(TYPES));
        assertThat(server.records().get("task:0").text("title")).isEqualTo("Edited");
    }

    @Test
    void aServerThatIsReplacedAgainMeanwhileIsGivenEverything() {
        write(device, 120);
        TreeMap<String, Record> before = device.records(TYPES);
        replaceServer();
        while (server.appliedOperations().isEmpty()) {
            assertThat(device.pull()).isTrue();
        }
        replaceServer();

        pullAll(device);

        assertThat(server.records()).isEqualTo(before);
    }

    @Test
    void eachFieldKeepsTheStampOfItsOwnEdit() {
        device.submit(Change.put(task("1"), Map.of("title", FieldValue.of("One"), "notes", FieldValue.of("n"))));
        device.drain(Occasion.DUE);
        clock.advance(Duration.ofMinutes(1));
        device.submit(Change.put(task("1"), Map.of("notes", FieldValue.of("m"))));
        device.drain(Occasion.DUE);
        pullAll(device);
        Record before = device.record(task("1")).orElseThrow();
        replaceServer();

        pullAll(device);

        assertThat(server.records().get("task:1")).isEqualTo(before);
        assertThat(before.stamp("title")).isNotEqualTo(before.stamp("notes"));
    }

    private void write(SimulatedDevice author, int tasks) {
        for (int i = 0; i < tasks; i++) {
            author.submit(Change.put(task(Integer.toString(i)), Map.of("title", FieldValue.of("Task " + i))));
        }
        author.drain(Occasion.DUE);
        pullAll(author);
    }

    private static void pullUntil(SimulatedDevice reader, int times) {
        for (int i = 0; i < times; i++) {
            reader.pull();
        }
    }

    private static void pullAll(SimulatedDevice reader) {
        int rounds = 0;
        while (reader.pull()) {
            assertThat(rounds++).as("rounds until all is quiet").isLessThan(100);
        }
    }

    private void replaceServer() {
        server.close();
        startEmptyServer();
    }

    private void startEmptyServer() {
        Path data = folder.resolve("server" + servers++);
        InProcessServer.create(data, clock);
        server = InProcessServer.open(data, clock);
    }

    private SimulatedDevice open(String name) {
        return SimulatedDevice.open(folder.resolve(name), cable, clock, new Random(name.hashCode()));
    }

    private static RecordKey task(String id) {
        return new RecordKey("task", id);
    }

    private enum Sending {
        WORKS, LOSES_ITS_ANSWER, FAILS
    }

    /** The straight way to whichever server there is. */
    private final class Cable implements Transport {
        private int sent;
        private Sending sending = Sending.WORKS;

        @Override
        public Answer<OpsResponse> send(OpsRequest request) {
            if (sending == Sending.FAILS) {
                return new Answer.Failed<>(Answer.Failure.UNREACHABLE, "away", null);
            }
            Optional<OpsResponse> response = server.receiveUnlessOfAnotherHistory(Wire.write(request));
            if (sending == Sending.LOSES_ITS_ANSWER) {
                return new Answer.Failed<>(Answer.Failure.NO_ANSWER, "lost", null);
            }
            sent += response.isPresent() ? request.ops().size() : 0;
            return response.<Answer<OpsResponse>>map(taken -> new Answer.Ok<>(taken, Duration.ZERO))
                    .orElseGet(() -> new Answer.Failed<>(Answer.Failure.ANOTHER_HISTORY, "refused", null));
        }

        @Override
        public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
            throw new AssertionError("nothing is forgotten here");
        }

        @Override
        public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
            return new Answer.Ok<>(server.changes(after, known, limit), Duration.ZERO);
        }

        @Override
        public Answer<Optional<OpsResponse>> outcome(String opId) {
            return new Answer.Ok<>(server.outcome(opId), Duration.ZERO);
        }

        @Override
        public Answer<SessionInfo> session() {
            throw new AssertionError("not asked for");
        }

        @Override
        public Answer<StepUpProof> stepUp(StepUpRequest request) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Answer<EvidenceNoted> note(EvidenceNote note) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Answer<HeldEvidence> heldEvidence(String device) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Reachability probe() {
            return Reachability.ONLINE;
        }

        @Override
        public void dropConnections() {}

        @Override
        public void close() {}
    }
}
