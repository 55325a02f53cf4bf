package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.Drain.Occasion;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.ScriptedServer;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpsResponse;

/** An entry that the server may have is asked for before it is taken back or expires. */
class TakingBackTest {

    @TempDir
    Path folder;
    private Device device;
    private ScriptedServer server;
    private Drain drain;

    @BeforeEach
    void open() {
        device = new Device(folder);
        server = new ScriptedServer();
        drain = drain();
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void offlineTheWishIsKeptAndShownAndNothingIsSent() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));

        OutboxEntry wished = cancel(entry);
        device.close();
        device = new Device(folder);
        drain = drain();

        assertThat(wished.isBeingTakenBack()).isTrue();
        assertThat(device.entry(entry.opId())).satisfies(found -> {
            assertThat(found.state()).isEqualTo(EntryState.RETRY_WAIT);
            assertThat(found.reason()).isEqualTo(Reason.TAKING_BACK);
            assertThat(found.isCancellable()).isFalse();
            assertThat(found.isRetryable()).isTrue();
        });
        server.outcome = new Answer.Failed<>(Failure.UNREACHABLE, "No.", null);
        assertThat(drain.run(Occasion.ASKED)).isInstanceOf(Drain.Outcome.Interrupted.class);
        assertThat(server.batches).hasSize(1);
        assertThat(device.entry(entry.opId()).isBeingTakenBack()).isTrue();
    }

    @Test
    void whatTheServerNeverGotIsCancelledAsIfItHadNeverBeen() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        cancel(entry);

        drain.run(Occasion.ASKED);

        assertThat(server.asked).containsExactly(entry.opId());
        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.CANCELLED);
        assertThat(device.record(task("1"))).isEmpty();
        assertThat(server.batches).as("nothing more was sent").hasSize(1);
    }

    @Test
    void ofWhatTheServerHasTheOppositeIsSent() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        cancel(entry);
        server.outcome = answer(entry);

        drain.run(Occasion.ASKED);

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.SENT);
        assertThat(server.batches.getLast()).singleElement()
                .satisfies(operation -> assertThat(operation.fields()).containsEntry(Record.DELETED, FieldValue.of(true)));
        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isTrue();
    }

    @Test
    void whatFollowsInItsLaneWaitsForTheAnswer() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        OutboxEntry later = device.put(task("1"), Map.of("notes", FieldValue.of("n")));
        OutboxEntry other = device.put(task("2"), title("Two"));
        cancel(entry);
        server.outcome = new Answer.Failed<>(Failure.BUSY, "No.", Duration.ofSeconds(30));

        drain.run(Occasion.DUE);
        assertThat(device.entry(later.opId()).state()).isEqualTo(EntryState.BLOCKED);
        assertThat(device.entry(other.opId()).state()).isEqualTo(EntryState.QUEUED);
        server.outcome = answer(entry);
        device.advance(Duration.ofSeconds(29));
        drain.run(Occasion.DUE);
        assertThat(server.asked).as("the server asked to wait").hasSize(1);
        assertThat(device.entry(other.opId()).state()).as("the rest flows").isEqualTo(EntryState.SENT);
        device.advance(Duration.ofSeconds(1));
        drain.run(Occasion.DUE);

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.SENT);
        assertThat(device.entry(later.opId()).state()).isEqualTo(EntryState.SENT);
    }

    @Test
    void whoChangesTheirMindHasItSentUnderTheSameId() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        cancel(entry);

        device.database.inTransaction(tx -> device.changes.retry(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
        drain.run(Occasion.DUE);

        assertThat(server.asked).isEmpty();
        assertThat(server.batches.getLast()).singleElement()
                .satisfies(operation -> assertThat(operation.opId()).isEqualTo(entry.opId()));
    }

    @Test
    void takingBackLeavesAloneWhatSomebodyElseHasWrittenSince() {
        merge("Old", Duration.ofHours(-1));
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("Mine")));
        merge("Theirs", Duration.ofMinutes(1));
        cancel(entry);
        server.outcome = answer(entry);

        drain.run(Occasion.ASKED);

        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Theirs");
        assertThat(server.batches).as("there is nothing to undo").hasSize(1);
    }

    @Test
    void takingItBackWhileItIsOnItsWaySendsTheOppositeBehindIt() {
        merge("Old", Duration.ofHours(-1));
        OutboxEntry entry = device.put(task("1"), title("Mine"));
        server.next(request -> {
            cancel(device.entry(entry.opId()));
            return new Answer.Failed<>(Failure.NO_ANSWER, "Lost.", null);
        });
        drain.run(Occasion.DUE);

        drain.run(Occasion.ASKED);

        assertThat(server.asked).isEmpty();
        assertThat(server.batches.stream().flatMap(List::stream).map(operation -> operation.fields().get("title")))
                .containsExactly(FieldValue.of("Mine"), FieldValue.of("Mine"), FieldValue.of("Old"));
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Old");
    }

    @Test
    void whatIsTooOldAndPerhapsThereIsAskedForAndExpiresIfItIsNot() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        device.advance(Outbox.DEFAULT_SEND_AGE);

        drain.run(Occasion.ASKED);

        assertThat(server.asked).containsExactly(entry.opId());
        assertThat(device.entry(entry.opId())).satisfies(expired -> {
            assertThat(expired.state()).isEqualTo(EntryState.EXPIRED);
            assertThat(expired.progress().attempted()).isFalse();
        });
        assertThat(device.record(task("1"))).as("kept, and restorable").isPresent();
    }

    @Test
    void whatIsTooOldAndIsThereIsSent() {
        OutboxEntry entry = withoutAnswer(Change.put(task("1"), title("One")));
        server.outcome = answer(entry);
        device.advance(Outbox.DEFAULT_SEND_AGE);

        drain.run(Occasion.ASKED);

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.SENT);
        assertThat(server.batches).hasSize(1);
    }

    @Test
    void anEditOfWhatWasRejectedTakesItsPlaceUnderAnotherId() {
        OutboxEntry entry = rejected(Change.put(task("1"), title("Bad")));

        OutboxEntry edit = device.put(task("1"), title("Good"));

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.ABSORBED);
        assertThat(edit.content().creates()).isTrue();
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(edit.opId());
    }

    @Test
    void whatIsLeftOfARejectedEntryAfterAnEditGoesUnderANewId() {
        OutboxEntry entry = rejected(Change.put(task("1"), Map.of("title", FieldValue.of("Bad"), "notes", FieldValue.of("n"))));

        OutboxEntry edit = device.put(task("1"), title("Good"));

        List<OutboxEntry> claimed = device.claim();
        assertThat(claimed).hasSize(2).extracting(OutboxEntry::number).containsExactly(entry.number(), edit.number());
        assertThat(claimed.getFirst().opId()).isNotEqualTo(entry.opId());
        assertThat(claimed.getFirst().fields()).containsOnlyKeys("notes");
    }

    @Test
    void aRejectedMessageCanBeWrittenAnewAndGoesUnderAnotherId() {
        RecordKey message = new RecordKey("message", "m1");
        OutboxEntry entry = rejected(Change.send(message, Map.of("body", FieldValue.of("Bad"))));

        OutboxEntry draft = device.database
                .inTransaction(tx -> device.changes.recall(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
        device.database
                .inTransaction(tx -> device.changes.saveDraft(tx, Change.send(message, Map.of("body", FieldValue.of("Good")))));
        OutboxEntry sent = device.database.inTransaction(tx -> device.changes.sendDraft(tx, message, Duration.ZERO));

        assertThat(draft.state()).isEqualTo(EntryState.DRAFT);
        assertThat(sent.opId()).isNotEqualTo(entry.opId());
        assertThat(device.claim()).singleElement()
                .satisfies(claimed -> assertThat(claimed.fields()).containsEntry("body", FieldValue.of("Good")));
    }

    @Test
    void severalRecordsAreFoundAtOnceAndOnlyThoseThatThereAre() {
        device.put(task("1"), title("One"));
        device.put(task("2"), title("Two"));

        Map<RecordKey, Record> found = device.database
                .read(tx -> device.replica.find(tx, List.of(task("2"), task("none"), task("1"))));

        assertThat(found).containsOnlyKeys(task("2"), task("1"));
        assertThat(found.get(task("2")).text("title")).isEqualTo("Two");
    }

    private Drain drain() {
        return new Drain(device.database, device.sending, server, device.clock.device(), () -> device.now, new Random(7), device);
    }

    private OutboxEntry withoutAnswer(Change change) {
        OutboxEntry entry = device.submit(change);
        server.next(_ -> new Answer.Failed<>(Failure.NO_ANSWER, "Lost.", null));
        drain.run(Occasion.DUE);
        assertThat(device.entry(entry.opId()).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        return device.entry(entry.opId());
    }

    private OutboxEntry rejected(Change change) {
        OutboxEntry entry = device.submit(change);
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(OpResult.rejected(entry.opId(), OpResult.Code.INVALID, "No.")));
            return null;
        });
        return device.entry(entry.opId());
    }

    private OutboxEntry cancel(OutboxEntry entry) {
        return device.database
                .inTransaction(tx -> device.changes.cancel(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
    }

    private static Answer<Optional<OpsResponse>> answer(OutboxEntry entry) {
        OpResult applied = OpResult.applied(entry.opId(), OpResult.Status.APPLIED, 7, List.of());
        return new Answer.Ok<>(Optional.of(new OpsResponse(0, List.of(applied))), Duration.ZERO);
    }

    private void merge(String title, Duration ahead) {
        var stamp = new HybridTimestamp(device.now.plus(ahead).toEpochMilli(), 0, "00000000000000ee");
        device.clock.observe(stamp);
        device.database.inTransaction(
                tx -> device.replica.merge(tx, List.of(Record.stamped(task("1"), title(title), stamp))));
    }
}
