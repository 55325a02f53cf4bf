package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** What is made and deleted again before anything of it was sent. */
class VanishingTest {

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
    void whatWasNeverSentVanishesWithItsDeletion() {
        OutboxEntry made = device.put(task("1"), title("One"));
        OutboxEntry edited = device.put(task("1"), Map.of("notes", FieldValue.of("n")));

        OutboxEntry deletion = device.submit(Change.delete(task("1")));

        assertThat(device.record(task("1"))).isEmpty();
        assertThat(device.claim()).isEmpty();
        for (OutboxEntry entry : List.of(made, edited, deletion)) {
            assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.CANCELLED);
            assertThat(device.entry(entry.opId()).reason()).isEqualTo(Reason.NEVER_SENT);
        }
        assertThat(device.outbox.counts().getOrDefault(Stage.QUEUED, 0L)).isZero();
    }

    @Test
    void takingTheDeletionBackBringsAllOfItAgain() {
        device.put(task("1"), title("One"));
        device.put(task("1"), Map.of("notes", FieldValue.of("n")));
        device.submit(Change.delete(task("1")));

        OutboxEntry again = device.submit(Change.restore(task("1")));

        assertThat(again.content().creates()).isTrue();
        assertThat(again.fields()).containsKeys("title", "notes", Record.DELETED);
        Record record = device.record(task("1")).orElseThrow();
        assertThat(record.text("title")).isEqualTo("One");
        assertThat(record.text("notes")).isEqualTo("n");
        assertThat(record.isDeleted()).isFalse();
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(again.opId());
    }

    @Test
    void undoingTheDeletionAndDoingItAgainLeavesNothingBehind() {
        var reversals = new Reversals(device.replica, device.outbox, device.changes);
        device.put(task("1"), title("One"));
        Reversal deleted = device.database.inTransaction(tx -> reversals.submit(tx, List.of(Change.delete(task("1")))));

        Reversal restored = device.database.inTransaction(tx -> reversals.reverse(tx, deleted));
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("One");
        Reversal gone = device.database.inTransaction(tx -> reversals.reverse(tx, restored));
        assertThat(device.record(task("1"))).isEmpty();
        assertThat(device.claim()).isEmpty();
        device.database.inTransaction(tx -> reversals.reverse(tx, gone));

        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("One");
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void aHeldMessageThatIsDeletedIsNeverSent() {
        device.saveDraft(Change.send(task("1"), title("Hello")));
        device.sendDraft(task("1"), Duration.ofMinutes(5));

        device.submit(Change.delete(task("1")));
        device.now = device.now.plus(Duration.ofHours(1));
        device.database.inTransaction(tx -> {
            device.sending.pass(tx);
            return true;
        });

        assertThat(device.claim()).isEmpty();
        assertThat(device.record(task("1"))).isEmpty();
    }

    @Test
    void whatIsOnItsWayOrMayHaveArrivedIsDeletedThere() {
        device.put(task("1"), title("One"));
        device.claim();
        OutboxEntry whileSending = device.submit(Change.delete(task("1")));
        assertThat(device.entry(whileSending.opId()).state()).isEqualTo(EntryState.QUEUED);

        device.put(task("2"), title("Two"));
        device.claim();
        device.database.inTransaction(tx -> {
            device.sending.recoverInterrupted(tx);
            return true;
        });
        OutboxEntry inDoubt = device.submit(Change.delete(task("2")));
        assertThat(device.entry(inDoubt.opId()).state().isUnsent()).isTrue();
        assertThat(device.record(task("2")).orElseThrow().isDeleted()).isTrue();
    }

    @Test
    void whatTheFeedHasShownOfTheRecordIsDeletedThere() {
        device.put(task("1"), title("One"));
        var elsewhere = new HybridTimestamp(device.now.toEpochMilli() + 1000, 0, "00000000000000bb");
        device.database.inTransaction(tx -> device.replica.merge(tx, List.of(new Record(task("1"),
                new TreeMap<>(Map.of("notes", new Field(FieldValue.of("theirs"), elsewhere)))))));

        OutboxEntry deletion = device.submit(Change.delete(task("1")));

        assertThat(device.entry(deletion.opId()).state().isUnsent()).isTrue();
        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isTrue();
    }

    @Test
    void whatTheFeedHasShownBeneathOnesOwnValueIsDeletedThere() {
        var before = new HybridTimestamp(device.now.toEpochMilli() - 1000, 0, "00000000000000bb");
        device.put(task("1"), title("One"));
        device.database.inTransaction(tx -> device.replica.merge(tx,
                List.of(new Record(task("1"), new TreeMap<>(Map.of("title", new Field(FieldValue.of("theirs"), before)))))));

        OutboxEntry deletion = device.submit(Change.delete(task("1")));

        assertThat(device.entry(deletion.opId()).state().isUnsent()).isTrue();
    }

    @Test
    void whatOthersWaitForIsSent() {
        OutboxEntry list = device.put(task("1"), title("List"));
        OutboxEntry dependent = device.submit(Change.put(task("2"), title("In it")).withDependsOn(List.of(list.opId())));

        OutboxEntry deletion = device.submit(Change.delete(task("1")));

        assertThat(device.claim()).extracting(OutboxEntry::opId)
                .containsExactlyInAnyOrder(list.opId(), dependent.opId(), deletion.opId());
    }

    @Test
    void whatAnAgentMadeIsNotTakenAwayUnheard() {
        OutboxEntry made = device.submit(Change.put(task("1"), title("By an agent")).withAgent(new Agent("t-1", "Mara")));

        OutboxEntry deletion = device.submit(Change.delete(task("1")));

        assertThat(List.of(device.entry(made.opId()).state(), device.entry(deletion.opId()).state()))
                .doesNotContain(EntryState.CANCELLED);
    }

    @Test
    void whatHasVanishedStaysSoOverARestart() {
        device.put(task("1"), title("One"));
        device.submit(Change.delete(task("1")));
        device.close();

        device = new Device(folder);

        assertThat(device.record(task("1"))).isEmpty();
        assertThat(device.claim()).isEmpty();
        device.submit(Change.restore(task("1")));
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("One");
    }
}
