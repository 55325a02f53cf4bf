package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.title;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.together.Lab.Station;
import org.outboxfx.wire.OpsResponse;

/** Things that happen at the wrong moment, between real clients and the real server: nothing is lost and replicas are equal. */
class InterleavingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private Lab lab;

    @BeforeEach
    void open() {
        lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void anEditWhileItsRecordIsOnItsWayFollowsIt() {
        Station a = online("a");
        Station b = lab.device("b");
        OutboxEntry creation = onItsWay(a, "1");

        a.put("1", title("Two"));
        lab.server().faults().heal();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").text("title")).isEqualTo("Two");
        assertThat(a.stage(Stage.SENT)).hasSize(2).extracting(OutboxEntry::opId).contains(creation.opId());
        assertThat(b.all("conflict")).isEmpty();
    }

    @Test
    void aDeletionWhileItsRecordIsOnItsWayFollowsIt() {
        Station a = online("a");
        Station b = lab.device("b");
        onItsWay(a, "1");

        a.submit(Change.delete(new RecordKey("task", "1")));
        lab.server().faults().heal();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").isDeleted()).isTrue();
        assertThat(b.task("1").text("title")).isEqualTo("One");
        assertThat(b.all("conflict")).isEmpty();
    }

    @Test
    void recordsRemovedInTheMiddleOfABatchThatIsOnItsWayAreGoneEverywhere() {
        Station a = online("a").unplug();
        Station b = lab.device("b");
        List<OutboxEntry> entries = IntStream.range(0, 30).mapToObj(i -> a.put("t" + i, title("Task " + i))).toList();
        lab.server().faults().delay(Duration.ofMillis(700));
        a.plug();
        await().atMost(PATIENCE).until(() -> sending(a) == 30);

        a.submit(Change.delete(new RecordKey("task", "t15")));
        Lab.get(a.client.cancel(entries.get(20).opId()));
        lab.server().faults().heal();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        await().atMost(PATIENCE).until(() -> b.all("task").size() == 30);
        assertThat(b.all("task").stream().filter(Record::isDeleted).map(task -> task.key().id())).containsExactlyInAnyOrder("t15",
                "t20");
    }

    @Test
    void aClockThatJumpsBackOrdersNoEditBeforeTheOneItsAuthorSaw() {
        var jumping = new ShiftedTime(lab.time());
        Station a = lab.device("a", jumping);
        Station b = lab.device("b");
        a.put("1", title("One"));
        a.awaitQuiescent();

        jumping.shift(Duration.ofMinutes(-10));
        a.put("1", title("Two"));
        a.awaitQuiescent();
        jumping.shift(Duration.ofMinutes(3));
        a.put("1", title("Three"));
        a.awaitQuiescent();
        jumping.shift(Duration.ofHours(-2));
        a.put("1", title("Four"));
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").text("title")).isEqualTo("Four");
        assertThat(b.all("conflict")).isEmpty();
    }

    @Test
    void aDeletionThatArrivesAfterAnEditItsAuthorHadNotSeenKeepsTheText() {
        Station a = lab.device("a");
        Station b = lab.device("b");
        a.put("1", title("Plan"));
        await().atMost(PATIENCE).until(() -> b.all("task").size() == 1);
        a.unplug();
        b.unplug();
        b.put("1", title("Plan with a twist"));
        a.submit(Change.delete(new RecordKey("task", "1")));

        b.plug();
        b.awaitQuiescent();
        a.plug();
        a.awaitQuiescent();

        await().atMost(PATIENCE).until(() -> b.all("conflict").size() == 1);
        Lab.awaitEqual(a, b);
        assertThat(b.task("1").isDeleted()).isTrue();
        Conflict conflict = Conflict.from(b.all("conflict").getFirst()).orElseThrow();
        assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DELETE_VS_EDIT);
        assertThat(conflict.lost().value()).isEqualTo(FieldValue.of("Plan with a twist"));
    }

    @Test
    void twoEditsWithTheSameTimestampAreDecidedAlikeEverywhereAndTheLoserIsKept() {
        Instant moment = lab.time().instant().plusSeconds(1);
        Station a = lab.device("a", new Frozen(lab.time(), moment)).unplug();
        Station b = lab.device("b", new Frozen(lab.time(), moment)).unplug();
        OutboxEntry byA = a.put("1", title("By a"));
        OutboxEntry byB = b.put("1", title("By b"));
        assertThat(byA.content().stamp().millis()).isEqualTo(byB.content().stamp().millis());
        assertThat(byA.content().stamp().counter()).isEqualTo(byB.content().stamp().counter());

        a.plug();
        b.plug();
        a.awaitQuiescent();
        b.awaitQuiescent();

        await().atMost(PATIENCE).until(() -> a.all("conflict").size() == 1);
        Lab.awaitEqual(a, b);
        boolean aWins = byA.content().stamp().isAfter(byB.content().stamp());
        assertThat(b.task("1").text("title")).isEqualTo(aWins ? "By a" : "By b");
        assertThat(Conflict.from(a.all("conflict").getFirst()).orElseThrow().lost().value())
                .isEqualTo(FieldValue.of(aWins ? "By b" : "By a"));
    }

    @Test
    void faultsThatPassDoNotReorderALane() {
        Station a = online("a").unplug();
        for (int i = 0; i < 120; i++) {
            a.submit(Change.send(new RecordKey("message", "m" + i), Map.of("body", FieldValue.of("No. " + i)))
                    .withLane("conversation:1"));
        }
        lab.server().faults().loseNextAnswer();
        lab.server().faults().loseNextRequest();
        a.plug();
        await().atMost(PATIENCE).until(() -> !a.stage(Stage.SENT).isEmpty() || a.stage(Stage.QUEUED).stream()
                .anyMatch(entry -> entry.state() == EntryState.RETRY_WAIT));
        lab.server().faults().answer503For(Duration.ofSeconds(1));
        await().atMost(PATIENCE).until(() -> !a.client.connectivity().isOnline() || a.stage(Stage.SENT).size() == 120);
        lab.server().faults().heal();
        a.awaitQuiescent();

        List<Long> positions = a.stage(Stage.SENT).stream().sorted(Comparator.comparingLong(OutboxEntry::number))
                .map(entry -> entry.progress().seq()).toList();
        assertThat(positions).hasSize(120).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void readingGoesOnWhateverStandsStill() {
        Station a = online("a");
        Station b = lab.device("b");
        a.put("poison", Map.of("title", FieldValue.of("x".repeat(70_000))));
        await().atMost(PATIENCE).until(() -> a.stage(Stage.NEEDS_YOU).size() == 1);
        a.put("poison", Map.of("notes", FieldValue.of("behind it")));
        assertThat(a.stage(Stage.QUEUED)).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(EntryState.BLOCKED);
            assertThat(entry.reason()).isEqualTo(Reason.LANE);
        });

        b.put("1", title("From b"));

        await().atMost(PATIENCE).until(() -> a.all("task").stream().anyMatch(task -> task.key().id().equals("1")));
        assertThat(a.stage(Stage.NEEDS_YOU)).singleElement().extracting(OutboxEntry::reason).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aBatchAnsweredInPartIsCompletedAndNothingIsDoneTwice() throws Exception {
        try (var middleman = new Middleman(lab.server().address())) {
            var answers = new AtomicInteger();
            middleman.change(response -> answers.incrementAndGet() == 1
                    ? new OpsResponse(response.serverTime(), response.results().subList(0, 17), response.epoch(),
                            response.receipt())
                    : response);
            Station a = lab.device("a", lab.time(), middleman.address()).unplug();
            Station b = lab.device("b");
            IntStream.range(0, 40).forEach(i -> a.put("t" + i, title("Task " + i)));

            a.plug();
            a.awaitQuiescent();

            assertThat(answers).hasValueGreaterThan(1);
            Lab.awaitEqual(a, b);
            eachTookOnePlaceInTheFeed(a, 40);
        }
    }

    @Test
    void aBatchThatArrivesThreeTimesIsAppliedOnce() throws Exception {
        try (var middleman = new Middleman(lab.server().address())) {
            middleman.multiply(3);
            Station a = lab.device("a", lab.time(), middleman.address()).unplug();
            Station b = lab.device("b");
            IntStream.range(0, 40).forEach(i -> a.put("t" + i, title("Task " + i)));

            a.plug();
            a.awaitQuiescent();

            Lab.awaitEqual(a, b);
            eachTookOnePlaceInTheFeed(a, 40);
        }
    }

    private static void eachTookOnePlaceInTheFeed(Station author, int entries) {
        assertThat(author.stage(Stage.SENT).stream().map(entry -> entry.progress().seq()))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, entries).boxed().toList());
    }

    private Station online(String name) {
        Station device = lab.device(name);
        await().atMost(PATIENCE).until(device.client.connectivity()::isOnline);
        return device;
    }

    /** A new record whose creation the server has not yet looked at. */
    private OutboxEntry onItsWay(Station at, String id) {
        lab.server().faults().delay(Duration.ofMillis(700));
        OutboxEntry creation = at.put(id, title("One"));
        await().atMost(PATIENCE).until(() -> sending(at) == 1);
        return creation;
    }

    private static long sending(Station at) {
        return at.stage(Stage.QUEUED).stream().filter(entry -> entry.state() == EntryState.SENDING).count();
    }

    /** A wall clock that stands still; alarms ring all the same. */
    private record Frozen(Timekeeper right, Instant moment) implements Timekeeper {

        @Override
        public Instant instant() {
            return moment;
        }

        @Override
        public long nanoTime() {
            return right.nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            return right.after(delay, task);
        }
    }
}
