package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.together.Lab.Station;
import org.outboxfx.wire.OpResult;

/** Real clients against the real server: the ways in which simple synchronisation loses or repeats things. */
class NothingLostTest {

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
    void requestThatTheNetworkSwallowedIsSentAgainAsSoonAsTheNetworkCarriesAgain() throws Exception {
        try (var network = new SilentNetwork(lab.server().address())) {
            Station a = lab.device("a", lab.time(), network.address());
            a.put("t1", title("Before"));
            a.awaitQuiescent();

            network.fallSilent();
            OutboxEntry swallowed = a.put("t1", title("Swallowed"));
            await().atMost(Duration.ofSeconds(20)).until(() -> network.swallowedConnections() >= 4); // asked in vain
            network.carryAgain();

            // The request's own time limit would be 30 s.
            await().atMost(Duration.ofSeconds(5)).until(() -> a.stage(Stage.SENT).stream()
                    .anyMatch(entry -> entry.opId().equals(swallowed.opId()) && entry.state() == EntryState.CONFIRMED));
        }
        Station b = lab.device("b");
        await().until(() -> b.all("task").size() == 1);
        assertThat(b.task("t1").text("title")).isEqualTo("Swallowed");
    }

    @Test
    void whatIsWrittenOfflineWaitsAndIsSentWhenTheCableIsBack() {
        Station a = lab.device("a").unplug();
        Station b = lab.device("b");
        for (int i = 0; i < 250; i++) {
            a.put("t" + i, title("Task " + i));
        }
        assertThat(a.client.counts()).containsEntry(Stage.QUEUED, 250L);

        a.plug();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.all("task")).hasSize(250);
        assertThat(a.stage(Stage.SENT)).hasSize(250).allMatch(entry -> entry.state() == EntryState.CONFIRMED);
    }

    @Test
    void createdAndEditedOfflineArrivesAsItIsNow() {
        Station a = lab.device("a").unplug();
        Station b = lab.device("b");
        a.put("1", Map.of("title", FieldValue.of("One"), "notes", FieldValue.of("n")));
        a.put("1", title("Two"));
        a.put("1", title("Three"));

        a.plug();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").text("title")).isEqualTo("Three");
        assertThat(b.task("1").text("notes")).isEqualTo("n");
        assertThat(b.all("conflict")).isEmpty();
    }

    @Test
    void aRestartWithEntriesQueuedForgetsNothing() {
        Station a = lab.device("a").unplug();
        a.put("1", title("One"));
        a.close();

        Station again = lab.device("a");
        assertThat(again.client.isWorkingOffline()).isTrue();
        assertThat(again.stage(Stage.QUEUED)).hasSize(1);
        again.plug();
        again.awaitQuiescent();

        assertThat(again.stage(Stage.SENT)).hasSize(1);
        assertThat(lab.device("b").client).satisfies(client -> await().atMost(Duration.ofSeconds(20))
                .until(() -> Lab.get(client.records("task")).size() == 1));
    }

    @Test
    void aLostAnswerEndsAsADuplicateWithOneEffect() {
        Station a = lab.device("a");
        await().until(a.client.connectivity()::isOnline);
        lab.server().faults().loseNextAnswer();

        OutboxEntry entry = a.put("1", title("One"));
        a.awaitQuiescent();

        assertThat(a.stage(Stage.SENT)).singleElement().satisfies(sent -> {
            assertThat(sent.opId()).isEqualTo(entry.opId());
            assertThat(sent.progress().status()).isEqualTo(OpResult.Status.DUPLICATE);
        });
    }

    @Test
    void aServerThatSays503IsWaitedForAndThenServed() {
        Station a = lab.device("a");
        await().until(a.client.connectivity()::isOnline);
        lab.server().faults().answer503For(Duration.ofSeconds(1));

        a.put("1", title("One"));
        await().until(() -> a.stage(Stage.QUEUED).stream().anyMatch(entry -> entry.state() == EntryState.RETRY_WAIT
                && entry.reason() == Reason.SERVER_BUSY) || !a.client.connectivity().isOnline());
        lab.server().faults().heal();
        a.awaitQuiescent();

        assertThat(a.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void htmlWithStatus200IsNotTakenForSuccess() {
        Station a = lab.device("a");
        await().until(a.client.connectivity()::isOnline);
        lab.server().faults().answerHtml();

        a.put("1", title("One"));
        await().until(() -> !a.client.connectivity().isOnline());
        assertThat(a.stage(Stage.SENT)).isEmpty();

        lab.server().faults().heal();
        a.awaitQuiescent();
        assertThat(a.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void aServerThatWasAwayIsFoundAgainByItself() {
        Station a = lab.device("a");
        await().until(a.client.connectivity()::isOnline);
        lab.stopServer();
        a.put("1", title("One"));
        await().until(() -> !a.client.connectivity().isOnline());

        lab.restartServer();

        a.awaitQuiescent();
        assertThat(a.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void theSameFieldEditedOnTwoDevicesIsDecidedByTimestampAndTheLoserIsKept() {
        Station a = lab.device("a");
        Station b = lab.device("b");
        a.put("1", title("Plan"));
        Lab.awaitEqual(a, b);
        await().until(() -> !b.all("task").isEmpty());
        a.unplug();
        b.unplug();
        a.put("1", title("Plan A"));
        b.put("1", title("Plan B"));

        b.plug();
        b.awaitQuiescent();
        a.plug();
        a.awaitQuiescent();

        await().until(() -> b.all("conflict").size() == 1);
        Lab.awaitEqual(a, b);
        assertThat(a.task("1").text("title")).isEqualTo("Plan B");
        Conflict conflict = Conflict.from(a.all("conflict").getFirst()).orElseThrow();
        assertThat(conflict.kept().value()).isEqualTo(FieldValue.of("Plan B"));
        assertThat(conflict.lost().value()).isEqualTo(FieldValue.of("Plan A"));
    }

    @Test
    void differentFieldsEditedOnTwoDevicesBothStay() {
        Station a = lab.device("a");
        Station b = lab.device("b");
        a.put("1", title("Plan"));
        await().until(() -> b.all("task").size() == 1);
        a.unplug();
        b.unplug();
        a.put("1", Map.of("done", FieldValue.of(true)));
        b.put("1", Map.of("notes", FieldValue.of("bring it")));

        a.plug();
        b.plug();
        a.awaitQuiescent();
        b.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(a.task("1").flag("done")).isTrue();
        assertThat(a.task("1").text("notes")).isEqualTo("bring it");
        assertThat(a.all("conflict")).isEmpty();
    }

    @Test
    void aDeletionThatMeetsAnEditResurrectsNothingAndLosesNoText() {
        Station a = lab.device("a");
        Station b = lab.device("b");
        a.put("1", title("Plan"));
        await().until(() -> b.all("task").size() == 1);
        a.unplug();
        b.unplug();
        a.submit(Change.delete(new RecordKey("task", "1")));
        b.put("1", title("Plan with a twist"));

        a.plug();
        a.awaitQuiescent();
        b.plug();
        b.awaitQuiescent();

        await().until(() -> a.all("conflict").size() == 1);
        Lab.awaitEqual(a, b);
        assertThat(a.task("1").isDeleted()).isTrue();
        assertThat(Conflict.from(a.all("conflict").getFirst()).orElseThrow().lost().value())
                .isEqualTo(FieldValue.of("Plan with a twist"));
    }

    @Test
    void onePoisonOperationAmongAHundredHoldsUpItsLaneOnly() {
        Station a = lab.device("a").unplug();
        for (int i = 0; i < 99; i++) {
            a.put("t" + i, title("Task " + i));
        }
        a.put("poison", Map.of("title", FieldValue.of("x".repeat(70_000))));

        a.plug();

        await().until(() -> a.stage(Stage.NEEDS_YOU).size() == 1);
        a.awaitQuiescent();
        assertThat(a.stage(Stage.SENT)).hasSize(99);
        assertThat(a.stage(Stage.NEEDS_YOU)).singleElement().extracting(OutboxEntry::reason).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aClockAnHourFastDelaysNothingAndWinsNothing() {
        var fast = new ShiftedTime(lab.time());
        fast.shift(Duration.ofHours(1));
        Station a = lab.device("a", fast).unplug();
        Station b = lab.device("b");
        a.put("1", title("From the future"));
        a.put("1", Map.of("done", FieldValue.of(true)));
        a.put("1", title("Still from the future"));

        a.plug();
        a.awaitQuiescent();
        await().until(() -> !b.all("task").isEmpty());
        b.put("1", title("From now"));
        b.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(a.task("1").text("title")).isEqualTo("From now");
        assertThat(a.task("1").flag("done")).isTrue();
        assertThat(a.task("1").newestStamp().millis()).isLessThan(lab.time().instant().plusSeconds(60).toEpochMilli());
    }

    @Test
    void aClockTwoMinutesSlowLosesNoEditMadeAfterSeeingAValue() {
        var slow = new ShiftedTime(lab.time());
        slow.shift(Duration.ofMinutes(-2));
        Station a = lab.device("a", slow);
        Station b = lab.device("b");
        b.put("1", title("First"));
        await().until(() -> !a.all("task").isEmpty());

        a.put("1", title("Second, by the slow one"));
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").text("title")).isEqualTo("Second, by the slow one");
    }

    @Test
    void aHeldMessageIsSentByItselfWhenItsTimeIsOver() {
        Station a = lab.device("a");
        RecordKey key = new RecordKey("message", "m1");
        Lab.get(a.client.saveDraft(Change.send(key, Map.of("body", FieldValue.of("Hello")))));
        Lab.get(a.client.sendDraft(key, Duration.ofMillis(300)));
        assertThat(a.stage(Stage.QUEUED)).extracting(OutboxEntry::state).containsExactly(EntryState.HELD);

        a.awaitQuiescent();

        assertThat(a.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void sixteenWritersOnTwoDevicesEndWithEqualReplicas() throws Exception {
        Station a = lab.device("a");
        Station b = lab.device("b");
        var writers = new java.util.ArrayList<Thread>();
        for (int w = 0; w < 16; w++) {
            int writer = w;
            Station station = w % 2 == 0 ? a : b;
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 20; i++) {
                    station.put("t" + i % 5, Map.of("field" + writer % 4, FieldValue.of(writer + ":" + i)));
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        a.awaitQuiescent();
        b.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(a.all("task")).hasSize(5);
        assertThat(List.of(a, b)).allSatisfy(station -> assertThat(station.stage(Stage.NEEDS_YOU)).isEmpty());
    }
}
