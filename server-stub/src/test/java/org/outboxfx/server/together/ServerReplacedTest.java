package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.sorted;
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
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.together.Lab.Station;

/** The server comes back with an empty or an older database: its devices give back what it lost, and nobody wipes anything. */
class ServerReplacedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;
    private Lab lab;
    private Station a;
    private Station b;

    @BeforeEach
    void open() {
        lab = new Lab(folder);
        a = lab.device("a");
        b = lab.device("b");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void anEmptyServerIsGivenEverythingBackWithItsOldStamps() {
        for (int i = 0; i < 120; i++) {
            a.put("t" + i, Map.of("title", FieldValue.of("Task " + i), "done", FieldValue.of(false)));
        }
        a.put("t1", title("Renamed"));
        a.submit(Change.delete(new RecordKey("task", "t2")));
        a.submit(Change.send(new RecordKey("message", "m1"), Map.of("body", FieldValue.of("Hello"))));
        makeAConflict();
        List<Record> tasks = sorted(a.all("task"));
        List<Record> conflicts = sorted(a.all("conflict"));

        lab.stopServer();
        lab.restartServerEmpty();
        Station fresh = lab.device("fresh");

        await().atMost(PATIENCE).until(() -> sorted(fresh.all("task")).equals(tasks) && fresh.all("message").size() == 1);
        awaitAllEqual(fresh);
        assertThat(sorted(a.all("task"))).isEqualTo(tasks);
        assertThat(sorted(fresh.all("conflict"))).isEqualTo(conflicts).hasSize(1);
        assertThat(fresh.task("t2").isDeleted()).isTrue();
    }

    @Test
    void anOlderServerIsGivenBackWhatItMissesAndNobodyIsAskedToReviewAnything() {
        a.put("1", title("Old"));
        a.awaitQuiescent();
        lab.backUpServer();
        a.put("1", title("New"));
        a.put("2", title("Second"));
        a.awaitQuiescent();
        Lab.awaitEqual(a, b);
        await().atMost(PATIENCE).until(() -> b.all("task").size() == 2);
        lab.stopServer();

        lab.restartServerFromBackup();
        Station fresh = lab.device("fresh");

        await().atMost(PATIENCE).until(() -> fresh.all("task").size() == 2 && "New".equals(fresh.task("1").text("title")));
        awaitAllEqual(fresh);
        assertThat(a.all("conflict")).isEmpty();
        assertThat(a.stage(Stage.NEEDS_YOU)).isEmpty();
    }

    @Test
    void anOlderServerIsFoundOutThoughOthersHaveWrittenMoreSinceThanItHadLost() {
        a.put("1", title("One"));
        a.awaitQuiescent();
        lab.backUpServer();
        a.put("lost", title("Lost"));
        a.awaitQuiescent();
        await().atMost(PATIENCE).until(() -> a.stage(Stage.SENT).stream().allMatch(sent -> sent.state() == EntryState.CONFIRMED));
        a.close();
        b.close();
        lab.stopServer();
        lab.restartServerFromBackup();
        Station other = lab.device("other");
        for (int i = 0; i < 20; i++) {
            other.put("more" + i, title("More"));
        }
        other.awaitQuiescent();

        Station again = lab.device("a");

        await().atMost(PATIENCE).until(() -> other.all("task").stream().anyMatch(task -> task.key().id().equals("lost")));
        Lab.awaitEqual(again, other);
        assertThat(again.all("task")).hasSize(22);
    }

    @Test
    void anEditOfWhatTheServerLostIsSentAfterItAndMeetsNoConflict() {
        a.put("1", title("Old"));
        a.awaitQuiescent();
        lab.backUpServer();
        a.put("1", title("New"));
        a.awaitQuiescent();
        Lab.awaitEqual(a, b);
        a.unplug();
        b.unplug();
        OutboxEntry waiting = a.put("1", title("Newest"));
        lab.stopServer();

        lab.restartServerFromBackup();
        a.plug();
        b.plug();
        a.awaitQuiescent();

        Lab.awaitEqual(a, b);
        assertThat(b.task("1").text("title")).isEqualTo("Newest");
        assertThat(b.task("1").stamp("title")).isEqualTo(waiting.content().stamp());
        assertThat(a.all("conflict")).isEmpty();
    }

    @Test
    void whatWaitsForItsTimeIsNotGivenBackBeforeIt() {
        a.put("1", title("One"));
        a.awaitQuiescent();
        RecordKey held = new RecordKey("message", "m1");
        Lab.get(a.client.saveDraft(Change.send(held, Map.of("body", FieldValue.of("Not yet")))));
        Lab.get(a.client.sendDraft(held, Duration.ofHours(1)));
        a.submit(Change.put(new RecordKey("task", "2"), title("Two"))
                .withDependsOn(List.of(a.stage(Stage.SENT).getFirst().opId())));
        a.awaitSent(2);

        lab.stopServer();
        lab.restartServerEmpty();
        Station fresh = lab.device("fresh");

        await().atMost(PATIENCE).until(() -> fresh.all("task").size() == 2);
        assertThat(fresh.all("message")).isEmpty();
        assertThat(a.stage(Stage.QUEUED)).singleElement().extracting(OutboxEntry::state).isEqualTo(EntryState.HELD);
    }

    private void makeAConflict() {
        a.awaitQuiescent();
        Lab.awaitEqual(a, b);
        a.unplug();
        b.unplug();
        a.put("t3", title("By a"));
        b.put("t3", title("By b"));
        a.plug();
        b.plug();
        a.awaitQuiescent();
        b.awaitQuiescent();
        await().atMost(PATIENCE).until(() -> a.all("conflict").size() == 1 && b.all("conflict").size() == 1);
        Lab.awaitEqual(a, b);
    }

    private void awaitAllEqual(Station third) {
        Lab.awaitEqual(a, b);
        Lab.awaitEqual(a, third);
    }
}
