package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.server.together.Lab.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.ClientEvent;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.together.Lab.Station;

/** A device without a connection knows what time it is. */
class OfflineTimeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private Lab lab;
    private Station device;

    @BeforeEach
    void open() {
        lab = new Lab(folder);
        device = lab.device("a").unplug();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aHeldMessageIsQueuedWhenItCanNoLongerBeUndoneAndSaysWhatItWaitsFor() {
        RecordKey message = new RecordKey("message", "m1");
        Lab.get(device.client.saveDraft(Change.send(message, Map.of("body", FieldValue.of("Hello")))));
        OutboxEntry held = Lab.get(device.client.sendDraft(message, Duration.ofMillis(300)));
        Set<String> told = changes();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(device.stage(Stage.QUEUED)).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(EntryState.QUEUED);
            assertThat(entry.reason()).isEqualTo(Reason.NO_CONNECTION);
        }));

        await().atMost(PATIENCE).until(() -> told.contains(held.opId()));
        device.plug();
        device.awaitQuiescent();
        assertThat(device.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void whatGrewTooOldAsksItsPersonThoughNobodyIsConnected() {
        OutboxEntry entry = device
                .submit(Change.put(new RecordKey("task", "1"), title("One")).withExpiresAfter(Duration.ofMillis(500)));
        Set<String> told = changes();

        await().atMost(PATIENCE).until(() -> device.stage(Stage.NEEDS_YOU).size() == 1);

        assertThat(device.stage(Stage.NEEDS_YOU)).singleElement().extracting(OutboxEntry::reason).isEqualTo(Reason.AGE);
        await().atMost(PATIENCE).until(() -> told.contains(entry.opId()));
        Lab.get(device.client.retry(entry.opId()));
        device.plug();
        device.awaitQuiescent();
        assertThat(device.stage(Stage.SENT)).hasSize(1);
    }

    @Test
    void whatGrewTooOldWhileTheProgramWasClosedIsFoundAtItsStart() {
        device.submit(Change.put(new RecordKey("task", "1"), title("One")).withExpiresAfter(Duration.ofHours(1)));
        device.close();
        var later = new ShiftedTime(lab.time());
        later.shift(Duration.ofHours(1));

        Station again = lab.device("a", later);

        await().atMost(PATIENCE).until(() -> again.stage(Stage.NEEDS_YOU).size() == 1);
        assertThat(again.client.isWorkingOffline()).isTrue();
    }

    private Set<String> changes() {
        Set<String> told = ConcurrentHashMap.newKeySet();
        device.client.onEvent(event -> {
            if (event instanceof ClientEvent.EntriesChanged(Set<String> opIds, Set<RecordKey> _)) {
                told.addAll(opIds);
            }
        });
        return told;
    }
}
