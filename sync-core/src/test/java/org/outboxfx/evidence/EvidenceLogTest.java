package org.outboxfx.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Device;
import org.outboxfx.evidence.Evidence.Event;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Sending;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Database;
import org.outboxfx.wire.OpResult;

class EvidenceLogTest {

    @TempDir
    Path folder;
    private Device device;

    @BeforeEach
    void open() {
        device = new Device(folder);
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void everyEventOfAnEntrysLifeIsOneRow() {
        OutboxEntry entry = device.put(task("1"), title("Buy milk"));
        device.advance(Duration.ofSeconds(1));
        List<OutboxEntry> batch = device.claim();
        device.advance(Duration.ofSeconds(2));
        answer(batch, OpResult.applied(entry.opId(), OpResult.Status.APPLIED, 7, List.of()));
        device.database.inTransaction(tx -> {
            device.sending.confirm(tx, 7);
            return null;
        });

        assertThat(rows()).extracting(Evidence::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows()).extracting(Evidence::event).containsExactly(Event.ADDED, Event.MOVED, Event.MOVED, Event.MOVED);
        assertThat(rows()).extracting(Evidence::state).containsExactly(EntryState.QUEUED, EntryState.SENDING, EntryState.SENT,
                EntryState.CONFIRMED);
    }

    @Test
    void aRowTellsEverythingButTheContent() {
        OutboxEntry entry = device.put(task("1"), title("Buy milk"));
        device.advance(Duration.ofSeconds(1));
        List<OutboxEntry> batch = device.claim();
        device.advance(Duration.ofSeconds(2));
        answer(batch, OpResult.applied(entry.opId(), OpResult.Status.APPLIED, 7, List.of()));

        Evidence sent = rows().getLast();
        assertThat(sent.at()).isEqualTo(device.now);
        assertThat(sent.opId()).isEqualTo(entry.opId());
        assertThat(sent.key()).isEqualTo(task("1"));
        assertThat(sent.outcome()).isEqualTo(OpResult.Status.APPLIED);
        assertThat(sent.origin()).isEqualTo(Device.ORIGIN);
        assertThat(sent.facts()).satisfies(facts -> {
            assertThat(facts.action()).isEqualTo("CREATE");
            assertThat(facts.payloadClass()).isEqualTo("task.PUT/1 LOW [title]");
            assertThat(facts.lane()).isEqualTo("task:1");
            assertThat(facts.registered()).isEqualTo(device.now.minusSeconds(3));
            assertThat(facts.expires()).isEqualTo(device.now.minusSeconds(3).plus(Duration.ofDays(30)));
            assertThat(facts.attempt()).isEqualTo(1);
            assertThat(facts.sent()).isEqualTo(device.now.minusSeconds(2));
            assertThat(facts.request()).isEqualTo("request");
            assertThat(facts.seq()).isEqualTo(7);
            assertThat(facts.payloadHmac()).hasSize(64);
        });
        assertThat(rows().toString()).doesNotContain("milk");
    }

    @Test
    void aFailureTellsWhyAndARejectionWhatTheServerSaid() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.undelivered(tx, batch,
                    new Sending.Undelivered(Reason.NO_CONNECTION, Sending.Arrival.NOT_REACHED, "No connection.", device.now));
            device.sending.release(tx, device.now);
            return null;
        });
        assertThat(rows().get(2).facts().reason()).isEqualTo("NO_CONNECTION");
        assertThat(rows().get(2).outcome()).isNull();

        answer(device.claim(), OpResult.rejected(entry.opId(), OpResult.Code.FORBIDDEN, "No."));

        assertThat(rows().getLast().state()).isEqualTo(EntryState.REJECTED);
        assertThat(rows().getLast().outcome()).isEqualTo(OpResult.Status.REJECTED);
        assertThat(rows().getLast().facts().reason()).isEqualTo("FORBIDDEN");
    }

    @Test
    void anEventAndItsRowAreDurableTogetherOrNotAtAll() {
        device.put(task("1"), title("One"));

        assertThatThrownBy(() -> device.database.inTransaction(tx -> {
            device.submit(tx, Change.put(task("2"), title("Two")));
            throw new IllegalStateException("after the row was written");
        })).hasMessage("after the row was written");
        device.put(task("3"), title("Three"));

        assertThat(rows()).extracting(Evidence::key).containsExactly(task("1"), task("3"));
        assertThat(rows()).extracting(Evidence::sequence).containsExactly(1L, 2L);
        assertThat(verify().sentences()).isEqualTo("The evidence is intact: 2 rows, each fits the one before it.");
    }

    @Test
    void theChainGoesOnAfterARestart() {
        device.put(task("1"), title("One"));
        device.close();

        device = new Device(folder);
        device.put(task("2"), title("Two"));

        assertThat(rows().get(1).previous()).isEqualTo(rows().get(0).hash());
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void whatIsTypedIntoADraftIsNoEventButWhatIsMeantToBeSentIs() {
        RecordKey message = new RecordKey("message", "m1");
        for (String text : List.of("H", "He", "Hello")) {
            device.saveDraft(Change.send(message, Map.of("body", FieldValue.of(text))));
        }
        assertThat(rows()).extracting(Evidence::state).containsExactly(EntryState.DRAFT);

        device.sendDraft(message, Duration.ofSeconds(5));

        assertThat(rows()).extracting(Evidence::state).containsExactly(EntryState.DRAFT, EntryState.HELD);
        assertThat(rows().get(1).facts().payloadHmac()).isNotEqualTo(rows().get(0).facts().payloadHmac());
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void equalContentsOfTwoEntriesDoNotShowThatTheyAreEqual() {
        device.put(task("1"), title("Yes"));
        device.put(task("2"), title("Yes"));

        assertThat(rows().get(0).facts().payloadHmac()).isNotEqualTo(rows().get(1).facts().payloadHmac());
    }

    private EvidenceReport verify() {
        return new EvidenceVerification(device.database, device.outbox).run();
    }

    private List<Evidence> rows() {
        return rows(device.database);
    }

    static List<Evidence> rows(Database database) {
        return database.read(tx -> new EvidenceStore().from(tx, 1, 10_000)).stream().map(StoredRow::read).toList();
    }

    private void answer(List<OutboxEntry> batch, OpResult result) {
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(result));
            return null;
        });
    }
}
