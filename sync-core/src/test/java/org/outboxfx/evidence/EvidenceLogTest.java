package org.outboxfx.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
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
        assertThat(verify().sentences()).isEqualTo("The evidence is intact: 2 rows, each fits the one before it."
                + " The server was not asked whether it has seen later ones.");
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

    @Test
    void whatIsOlderThanThePolicyGoesAndTheRestCanStillBeVerified() {
        device.put(task("1"), title("One"));
        device.put(task("2"), title("Two"));
        device.advance(Duration.ofDays(400));
        device.put(task("3"), title("Three"));

        int gone = device.database.inTransaction(tx -> device.evidence.prune(tx, device.now.minus(Duration.ofDays(399)), 1_000));

        assertThat(gone).isEqualTo(2);
        assertThat(rows()).extracting(Evidence::event).containsExactly(Event.ADDED, Event.PRUNED);
        assertThat(rows().getLast().facts().anchor().sequence()).isEqualTo(2);
        assertThat(verify().isIntact()).isTrue();

        device.database.inTransaction(tx -> tx.update("delete from evidence where sequence = 3"));
        assertThat(verify().findings()).contains(new Finding.MissingRows(3, 3));
    }

    @Test
    void evidenceIsFoundByWhatItTells() {
        OutboxEntry one = device.put(task("1"), title("One"));
        device.advance(Duration.ofHours(1));
        device.put(task("2"), title("Two"));
        answer(device.claim(), OpResult.applied(one.opId(), OpResult.Status.APPLIED, 1, List.of()));

        assertThat(found(new EvidenceFilter(device.now, null, null, task("1"), null, null, null)))
                .extracting(Evidence::state).containsExactly(EntryState.SENT, EntryState.SENDING);
        assertThat(found(new EvidenceFilter(null, device.now, null, null, null, null, null))).hasSize(1);
        assertThat(found(new EvidenceFilter(null, null, "outbox", null, null, OpResult.Status.APPLIED, null))).hasSize(1);
        assertThat(found(new EvidenceFilter(null, null, "letters", null, null, null, null))).isEmpty();
        List<Evidence> life = device.database.read(tx -> device.evidence.ofEntry(tx, one.number()));
        assertThat(life).hasSize(3);
    }

    @Test
    void theExportIsOneObjectForEachRowAndTellsNoContent() throws Exception {
        device.put(task("1"), title("Buy milk"));
        var out = new StringWriter();

        long lines = new EvidenceExport(device.database).writeTo(out);

        assertThat(lines).isEqualTo(1);
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("form").asInt()).isEqualTo(1);
        assertThat(line.get("sequence").asInt()).isEqualTo(1);
        assertThat(line.get("event").asText()).isEqualTo("ADDED");
        assertThat(line.get("registered").asText()).isEqualTo(device.now.toString());
        assertThat(line.get("payloadClass").asText()).isEqualTo("task.PUT/1 LOW [title]");
        assertThat(line.get("server").asText()).isEqualTo("http://127.0.0.1:8484");
        assertThat(line.get("application").asText()).isEqualTo("test 1");
        assertThat(line.get("previous").asText()).isEqualTo("0".repeat(64));
        assertThat(line.get("hash").asText()).isEqualTo(rows().getFirst().hash());
        assertThat(out.toString()).endsWith("}\n").doesNotContain("milk");
    }

    private List<Evidence> found(EvidenceFilter filter) {
        return device.database.read(tx -> device.evidence.page(tx, filter, Long.MAX_VALUE, 100));
    }

    private EvidenceReport verify() {
        return new EvidenceVerification(device.database, device.outbox).run(Map.of());
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
