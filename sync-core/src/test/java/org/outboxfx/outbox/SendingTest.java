package org.outboxfx.outbox;

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
import org.outboxfx.Device;
import org.outboxfx.outbox.Sending.Arrival;
import org.outboxfx.outbox.Sending.Undelivered;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;

class SendingTest {

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
    void entriesGoInTheOrderTheyWereMadeAndOnlyOnce() {
        OutboxEntry one = device.put(task("1"), title("One"));
        OutboxEntry two = device.put(task("2"), title("Two"));

        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(one.opId(), two.opId());
        assertThat(device.claim()).isEmpty();
    }

    @Test
    void aRejectedEntryParksItsLaneOnlyAndTellsWhy() {
        OutboxEntry poison = device.submit(message("m1", "Bad"));
        OutboxEntry behind = device.submit(message("m2", "Behind"));
        OutboxEntry other = device.put(task("1"), title("Other"));

        answer(device.claim(), OpResult.rejected(poison.opId(), OpResult.Code.TOO_LARGE, "The body is too long."),
                OpResult.notAttempted(behind.opId()), applied(other, 1));

        assertThat(device.entry(poison.opId())).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(EntryState.REJECTED);
            assertThat(entry.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(entry.detail()).isEqualTo("The body is too long.");
        });
        assertThat(device.entry(behind.opId()).state()).isEqualTo(EntryState.BLOCKED);
        assertThat(device.entry(other.opId()).state()).isEqualTo(EntryState.SENT);
        OutboxEntry later = device.submit(message("m3", "Later"));
        assertThat(later.state()).isEqualTo(EntryState.BLOCKED);
        assertThat(device.claim()).isEmpty();
    }

    @Test
    void takingTheRejectedEntryBackFreesItsLaneInOrder() {
        OutboxEntry poison = device.submit(message("m1", "Bad"));
        answer(device.claim(), OpResult.rejected(poison.opId(), OpResult.Code.INVALID, "No."));
        OutboxEntry second = device.submit(message("m2", "Second"));
        OutboxEntry third = device.submit(message("m3", "Third"));

        device.database.inTransaction(tx -> device.outbox.cancel(tx, device.outbox.find(tx, poison.opId()).orElseThrow()));

        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(second.opId(), third.opId());
    }

    @Test
    void aServerThatCannotBeReachedDoesNotUndoThatAnEarlierSendingMayHaveArrived() {
        OutboxEntry first = device.put(task("1"), title("One"));
        putBack(device.claim(), Arrival.UNKNOWN);
        putBack(device.claim(), Arrival.NOT_REACHED);
        putBack(device.claim(), Arrival.NOT_TAKEN);

        OutboxEntry second = device.put(task("1"), title("Two"));

        assertThat(device.entry(first.opId()).progress().attempted()).isTrue();
        assertThat(device.entry(first.opId()).state()).isEqualTo(EntryState.RETRY_WAIT);
        assertThat(second.content().before().stamp("title")).isEqualTo(first.content().stamp());
    }

    @Test
    void whatNeverReachedTheServerCanStillBeTakenBackWithoutATrace() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        putBack(device.claim(), Arrival.NOT_REACHED);

        assertThat(device.entry(entry.opId()).progress().attempted()).isFalse();
    }

    @Test
    void aRejectedEntryIsRetriedUnderAnotherOperationId() {
        OutboxEntry poison = device.put(task("1"), title("One"));
        answer(device.claim(), OpResult.rejected(poison.opId(), OpResult.Code.FORBIDDEN, "Not yours."));

        OutboxEntry retried = device.database
                .inTransaction(tx -> device.outbox.retry(tx, device.outbox.find(tx, poison.opId()).orElseThrow()));

        assertThat(retried.opId()).isNotEqualTo(poison.opId());
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(retried.opId());
    }

    @Test
    void aDeferredEntryWaitsAsLongAsTheServerAsksAndNotAMillisecondLess() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        answer(device.claim(), OpResult.deferred(entry.opId(), OpResult.Code.RATE, "Too many.", 2_000));

        device.advance(Duration.ofMillis(1_999));
        release();
        assertThat(device.claim()).isEmpty();

        device.advance(Duration.ofMillis(1));
        release();
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void anOperationWithoutAResultIsAskedAgain() {
        OutboxEntry one = device.put(task("1"), title("One"));
        OutboxEntry two = device.put(task("2"), title("Two"));

        answer(device.claim(), applied(one, 1));

        assertThat(device.entry(two.opId()).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        release();
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(two.opId());
    }

    @Test
    void aDuplicateOfARejectionIsARejection() {
        OutboxEntry entry = device.put(task("1"), title("One"));

        answer(device.claim(), OpResult.rejected(entry.opId(), OpResult.Code.INVALID, "No.").asDuplicate());

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.REJECTED);
    }

    @Test
    void whatTheFeedHasShownIsConfirmed() {
        OutboxEntry one = device.put(task("1"), title("One"));
        OutboxEntry two = device.put(task("2"), title("Two"));
        answer(device.claim(), applied(one, 7), applied(two, 8));

        device.database.inTransaction(tx -> {
            device.sending.confirm(tx, 7);
            return null;
        });

        assertThat(device.entry(one.opId()).state()).isEqualTo(EntryState.CONFIRMED);
        assertThat(device.entry(two.opId()).state()).isEqualTo(EntryState.SENT);
    }

    @Test
    void anEntryThatGrewTooOldIsKeptNotSentAndCanBeSentAgain() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        device.advance(Outbox.DEFAULT_SEND_AGE);

        assertThat(device.claim()).isEmpty();
        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.EXPIRED);

        device.database.inTransaction(tx -> device.outbox.retry(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void anEntryWaitsForWhatItDependsOn() {
        OutboxEntry first = device.put(task("1"), title("One"));
        answer(device.claim(), OpResult.deferred(first.opId(), OpResult.Code.RATE, "Later.", 1_000));
        OutboxEntry dependent = device.submit(Change.put(task("2"), title("Two")).withDependsOn(List.of(first.opId())));

        assertThat(device.claim()).isEmpty();
        assertThat(device.entry(dependent.opId()).reason()).isEqualTo(Reason.DEPENDENCY);

        device.advance(Duration.ofSeconds(1));
        release();
        answer(device.claim(), applied(first, 1));
        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(dependent.opId());
    }

    private void release() {
        device.database.inTransaction(tx -> {
            device.sending.release(tx, device.now);
            return null;
        });
    }

    private void answer(List<OutboxEntry> batch, OpResult... results) {
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(results));
            return null;
        });
    }

    private static OpResult applied(OutboxEntry entry, long seq) {
        return OpResult.applied(entry.opId(), OpResult.Status.APPLIED, seq, List.of());
    }

    private static Change message(String id, String body) {
        return Change.send(new RecordKey("message", id), Map.of("body", FieldValue.of(body))).withLane("conversation:c1");
    }

    /** And makes it ready to be sent again. */
    private void putBack(List<OutboxEntry> batch, Arrival arrival) {
        device.database.inTransaction(tx -> {
            device.sending.undelivered(tx, batch, new Undelivered(Reason.NO_CONNECTION, arrival, null, device.now));
            return null;
        });
        if (arrival != Arrival.NOT_TAKEN) {
            device.database.inTransaction(tx -> {
                device.sending.release(tx, device.now);
                return null;
            });
        }
    }
}
