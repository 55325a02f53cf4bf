package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;

class LocalChangesTest {

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
    void aChangeIsRecordEntryAndRegistrationAtOnce() {
        OutboxEntry entry = device.put(task("1"), title("Buy milk"));

        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Buy milk");
        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(device.registrations).hasValue(1);
        assertThat(device.outbox.counts()).containsEntry(Stage.QUEUED, 1L);
        assertThat(device.moved).contains(entry.opId());
    }

    @Test
    void whatWasOnItsWayAtACrashIsAskedAgainAndNothingIsForgotten() {
        OutboxEntry sending = device.put(task("1"), title("One"));
        device.claim();
        OutboxEntry queued = device.put(task("2"), title("Two"));
        device.close();

        device = new Device(folder);

        assertThat(device.entry(sending.opId()).state()).isEqualTo(EntryState.RETRY_WAIT);
        assertThat(device.entry(sending.opId()).progress().attempted()).isTrue();
        assertThat(device.entry(queued.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(device.outbox.counts()).containsEntry(Stage.QUEUED, 2L);
        assertThat(device.put(task("3"), title("Three")).content().stamp()).isGreaterThan(queued.content().stamp());
    }

    @Test
    void aLaterEditTakesOverWhatItOverwritesAndComparesWithWhatTheServerHas() {
        OutboxEntry first = device.put(task("1"), Map.of("title", FieldValue.of("One"), "notes", FieldValue.of("n")));
        OutboxEntry second = device.put(task("1"), title("Two"));

        assertThat(device.entry(first.opId()).fields()).containsOnlyKeys("notes");
        assertThat(second.content().before().fields()).isEmpty();

        OutboxEntry third = device.put(task("1"), Map.of("title", FieldValue.of("Three"), "notes", FieldValue.of("m")));

        assertThat(device.entry(first.opId()).state()).isEqualTo(EntryState.ABSORBED);
        assertThat(device.entry(second.opId()).state()).isEqualTo(EntryState.ABSORBED);
        assertThat(third.content().before().fields()).isEmpty();
        assertThat(third.content().creates()).isTrue();
    }

    @Test
    void whatTheServerMayHaveIsNeverTakenOver() {
        OutboxEntry first = device.put(task("1"), title("One"));
        device.claim();

        OutboxEntry second = device.put(task("1"), title("Two"));

        assertThat(device.entry(first.opId()).fields()).containsOnlyKeys("title");
        assertThat(second.content().before().stamp("title")).isEqualTo(first.content().stamp());
    }

    @Test
    void cancellingAnEditGivesTheOldValueBack() {
        device.put(task("1"), title("One"));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch,
                    List.of(OpResult.applied(batch.getFirst().opId(), OpResult.Status.APPLIED, 1, List.of())));
            return null;
        });
        OutboxEntry edit = device.put(task("1"), title("Two"));

        cancel(edit);

        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("One");
        assertThat(device.entry(edit.opId()).state()).isEqualTo(EntryState.CANCELLED);
    }

    @Test
    void cancellingACreationTakesTheRecordAndItsLaterEditsWithIt() {
        OutboxEntry creation = device.put(task("1"), title("One"));
        OutboxEntry edit = device.put(task("1"), Map.of("done", FieldValue.of(true)));

        cancel(creation);

        assertThat(device.record(task("1"))).isEmpty();
        assertThat(device.entry(edit.opId()).state()).isEqualTo(EntryState.CANCELLED);
        assertThat(device.claim()).isEmpty();
    }

    @Test
    void cancellingWhatIsOnItsWayQueuesItsOpposite() {
        OutboxEntry creation = device.put(task("1"), title("One"));
        device.claim();

        cancel(creation);

        assertThat(device.entry(creation.opId()).state()).isEqualTo(EntryState.SENDING);
        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isTrue();
        assertThat(device.stage(Stage.QUEUED)).extracting(OutboxEntry::state).contains(EntryState.QUEUED);
    }

    @Test
    void takingBackADeletionThatIsOnItsWayRestoresTheRecord() {
        device.put(task("1"), title("One"));
        answered(device.claim());
        OutboxEntry deletion = device.submit(Change.delete(task("1")));
        device.claim();

        cancel(deletion);

        assertThat(device.record(task("1")).orElseThrow().value(Record.DELETED)).isEqualTo(FieldValue.of(false));
    }

    @Test
    void anEditMadeWhileARestorationWaitedNamesTheDeletionOnceTheRestorationIsTakenBack() {
        device.put(task("1"), title("One"));
        answered(device.claim());
        OutboxEntry deletion = device.submit(Change.delete(task("1")));
        answered(device.claim());
        OutboxEntry restoration = device.submit(Change.restore(task("1")));
        OutboxEntry edit = device.put(task("1"), title("Two"));

        cancel(restoration);

        assertThat(device.entry(edit.opId()).content().before().stamp(Record.DELETED)).isEqualTo(deletion.content().stamp());
        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isTrue();
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Two");
    }

    @Test
    void aDraftIsOneEntryHoweverOftenItIsSavedAndSurvivesARestart() {
        RecordKey message = new RecordKey("message", "m1");
        device.database
                .inTransaction(tx -> device.changes.saveDraft(tx, Change.send(message, Map.of("body", FieldValue.of("Hel")))));
        device.database
                .inTransaction(tx -> device.changes.saveDraft(tx, Change.send(message, Map.of("body", FieldValue.of("Hello")))));
        device.close();

        device = new Device(folder);

        assertThat(device.stage(Stage.DRAFTED)).singleElement().satisfies(
                draft -> assertThat(draft.fields()).containsEntry("body", FieldValue.of("Hello")));
        assertThat(device.record(message)).isEmpty();
    }

    @Test
    void aHeldMessageGoesAtTheEndOfItsUndoWindowAndNotBefore() {
        RecordKey message = new RecordKey("message", "m1");
        device.database
                .inTransaction(tx -> device.changes.saveDraft(tx, Change.send(message, Map.of("body", FieldValue.of("Hello")))));
        device.database.inTransaction(tx -> device.changes.sendDraft(tx, message, Duration.ofSeconds(5)));
        assertThat(device.record(message)).isPresent();

        device.advance(Duration.ofMillis(4_999));
        device.database.inTransaction(tx -> {
            device.sending.pass(tx);
            return null;
        });
        assertThat(device.claim()).isEmpty();

        device.advance(Duration.ofMillis(1));
        device.database.inTransaction(tx -> {
            device.sending.pass(tx);
            return null;
        });
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void recallingAHeldMessageMakesItADraftAgainAndHidesIt() {
        RecordKey message = new RecordKey("message", "m1");
        device.database
                .inTransaction(tx -> device.changes.saveDraft(tx, Change.send(message, Map.of("body", FieldValue.of("Hello")))));
        OutboxEntry held = device.database.inTransaction(tx -> device.changes.sendDraft(tx, message, Duration.ofSeconds(5)));

        device.database.inTransaction(tx -> device.changes.recall(tx, held));

        assertThat(device.stage(Stage.DRAFTED)).hasSize(1);
        assertThat(device.record(message)).isEmpty();
    }

    private void answered(List<OutboxEntry> batch) {
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, batch.stream()
                    .map(entry -> OpResult.applied(entry.opId(), OpResult.Status.APPLIED, 1, List.of())).toList());
            return null;
        });
    }

    private void cancel(OutboxEntry entry) {
        device.database.inTransaction(tx -> device.changes.cancel(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
    }
}
