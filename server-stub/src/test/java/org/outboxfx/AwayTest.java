package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.transport.OkHttpTransport;
import org.outboxfx.wire.Limits;

/** A device that comes back after weeks: the server keeps deletions for 90 days. Real client, real server, moved clock. */
@Timeout(60)
class AwayTest {

    private static final RecordKey MILK = new RecordKey("task", "milk");
    private static final RecordKey TEA = new RecordKey("task", "tea");

    @TempDir
    Path folder;

    private final ManualClock time = new ManualClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private SyncServer server;
    private String token;
    private SimulatedDevice home;
    private SimulatedDevice away;

    @BeforeEach
    void start() {
        server = SyncServer.builder().data(folder.resolve("server")).timekeeper(time).start();
        open.add(server);
        token = server.issueToken("home", "ann");
        home = device("home");
        away = device("away");
        put(home, MILK, Map.of("title", FieldValue.of("Milk"), "notes", FieldValue.of("two")));
        put(home, TEA, title("Tea"));
        sync(home);
        sync(away);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void after89DaysTheFeedTellsOfTheDeletion() {
        home.submit(Change.delete(MILK));
        sync(home);

        pass(Duration.ofDays(89));
        sync(away);

        assertThat(away.record(MILK)).hasValueSatisfying(record -> assertThat(record.isDeleted()).isTrue());
        assertEqual();
    }

    @Test
    void after91DaysWhatIsNotInTheSnapshotIsGoneAndTheRestStays() {
        home.submit(Change.delete(MILK));
        put(home, new RecordKey("task", "new"), title("New"));
        sync(home);

        pass(Duration.ofDays(91));
        put(home, TEA, title("Green tea"));
        sync(home);
        sync(away);

        assertThat(away.record(MILK)).isEmpty();
        assertThat(away.records(List.of("task"))).containsOnlyKeys("task:new", "task:tea");
        assertThat(away.record(TEA)).hasValueSatisfying(record -> assertThat(record.text("title")).isEqualTo("Green tea"));
        assertThat(away.cursor()).as("the feed goes on where the snapshot ended").isEqualTo(home.cursor());
    }

    @Test
    void aPurgedDeletionIsNotBroughtBackByWhoHasSeenIt() {
        home.submit(Change.delete(MILK));
        sync(home);
        sync(away);

        pass(Duration.ofDays(91));
        put(away, TEA, title("Green tea"));
        sync(away);
        sync(home);

        assertThat(fresh().records(List.of("task"))).containsOnlyKeys("task:tea");
    }

    @Test
    void whatWasWrittenWhileAwayIsSentAndNothingOfItIsLost() {
        home.submit(Change.delete(MILK));
        sync(home);

        pass(Duration.ofDays(91));
        put(away, MILK, title("Oat milk"));
        put(away, new RecordKey("task", "own"), title("Own"));
        assertThat(away.pull()).as("a page of the snapshot is there").isTrue();
        sync(away);
        sync(home);
        sync(away);

        assertThat(away.entries(Stage.SENT)).hasSize(2);
        assertThat(away.record(MILK)).hasValueSatisfying(record -> assertThat(record.text("title")).isEqualTo("Oat milk"));
        assertThat(away.records(List.of("task"))).containsOnlyKeys("task:milk", "task:own", "task:tea");
        assertThat(fresh().records(List.of("task"))).isEqualTo(away.records(List.of("task")));
    }

    @Test
    void whatWaitsForAPersonIsNotRemoved() {
        home.submit(Change.delete(MILK));
        sync(home);
        put(away, MILK, title("Oat milk"));
        pass(Duration.ofDays(91));

        sync(away);

        assertThat(away.entries(Stage.NEEDS_YOU)).as("expired after 30 days").hasSize(1);
        assertThat(away.record(MILK)).hasValueSatisfying(record -> {
            assertThat(record.text("title")).isEqualTo("Oat milk");
            assertThat(record.fields()).as("what the server has forgotten is gone").doesNotContainKey("notes");
        });
    }

    @Test
    void aSnapshotOfManyPagesGoesOnAfterACrash() {
        int records = Limits.MAX_PAGE_RECORDS + 20;
        for (int i = 0; i < records; i++) {
            put(home, new RecordKey("task", "t" + i), title("Task " + i));
        }
        home.submit(Change.delete(MILK));
        sync(home);
        pass(Duration.ofDays(91));

        assertThat(away.pull()).as("gone").isTrue();
        assertThat(away.pull()).as("the first page").isTrue();
        assertThat(away.record(MILK)).as("nothing is proved yet").isPresent();
        away.close();
        open.remove(away);
        away = device("away");
        sync(away);

        assertThat(away.records(List.of("task"))).hasSize(records + 1).doesNotContainKey("task:milk");
        assertThat(away.cursor()).isEqualTo(home.cursor());
    }

    @Test
    void whoHadNotReadEverythingYetRemovesNothing() {
        SimulatedDevice halfway = device("halfway");
        for (int i = 0; i < Limits.MAX_PAGE_RECORDS; i++) {
            put(home, new RecordKey("task", "t" + i), title("Task " + i));
        }
        sync(home);
        assertThat(halfway.pull()).as("one of two pages").isTrue();
        put(home, TEA, title("Green tea"));
        home.submit(Change.delete(MILK));
        home.submit(Change.delete(new RecordKey("task", "t7")));
        sync(home);
        pass(Duration.ofDays(91));

        sync(halfway);

        assertThat(halfway.records(List.of("task"))).containsKey("task:milk").hasSize(Limits.MAX_PAGE_RECORDS + 2);
    }

    @Test
    void anotherHistorysSnapshotRemovesNothing() {
        home.submit(Change.delete(TEA));
        sync(home);
        pass(Duration.ofDays(91));
        assertThat(away.pull()).as("gone").isTrue();
        server.close();
        server = SyncServer.builder().data(folder.resolve("other")).timekeeper(time).start();
        open.set(0, server);
        token = server.issueToken("home", "ann");
        away.close();
        open.remove(away);
        away = device("away");

        sync(away);

        assertThat(away.records(List.of("task"))).containsOnlyKeys("task:milk", "task:tea");
    }

    private SimulatedDevice device(String name) {
        var transport = new OkHttpTransport(server.address(), () -> token, time);
        var device = SimulatedDevice.open(folder.resolve(name), transport, time, new Random(name.hashCode()));
        open.add(transport);
        open.add(device);
        return device;
    }

    private SimulatedDevice fresh() {
        SimulatedDevice fresh = device("fresh");
        sync(fresh);
        return fresh;
    }

    private static Map<String, FieldValue> title(String title) {
        return Map.of("title", FieldValue.of(title));
    }

    private static void put(SimulatedDevice device, RecordKey key, Map<String, FieldValue> fields) {
        device.submit(Change.put(key, fields));
    }

    /** Sends all that can be sent, then reads all there is. */
    private static void sync(SimulatedDevice device) {
        device.drain(Drain.Occasion.RECONNECTED);
        boolean more;
        do {
            more = device.pull();
        } while (more);
    }

    /** Lets days pass; the server forgets what is old at the end of the last. */
    private void pass(Duration days) {
        for (Duration part : List.of(days.minusDays(1), Duration.ofDays(1))) {
            awaitSweep();
            time.advance(part);
        }
        awaitSweep();
    }

    private void awaitSweep() {
        await().until(() -> time.alarms() == 1);
    }

    private void assertEqual() {
        assertThat(away.records(List.of("task", "conflict"))).isEqualTo(home.records(List.of("task", "conflict")));
    }

}
