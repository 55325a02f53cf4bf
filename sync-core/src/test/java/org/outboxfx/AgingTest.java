package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;

/** What time makes of entries while nobody is connected. */
class AgingTest {

    private static final RecordKey MESSAGE = new RecordKey("message", "m1");

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
    void whatIsHeldIsQueuedAtTheEndOfItsUndoWindowAndNotBefore() {
        pass(Duration.ZERO);
        OutboxEntry held = sendDraft(Duration.ofSeconds(5));
        assertThat(next()).isEqualTo(device.now.plusSeconds(5));

        pass(Duration.ofMillis(4_999));
        assertThat(device.entry(held.opId()).state()).isEqualTo(EntryState.HELD);
        pass(Duration.ofMillis(1));

        assertThat(device.entry(held.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(device.entry(held.opId()).nextAt()).isNull();
    }

    @Test
    void whatIsHeldBehindSomethingThatStandsStillSaysSo() {
        OutboxEntry poison = device.submit(Change.put(task("1"), title("Bad")).withLane("chat"));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(OpResult.rejected(poison.opId(), OpResult.Code.INVALID, "No.")));
            return null;
        });
        OutboxEntry held = sendDraft(Duration.ofSeconds(5));

        pass(Duration.ofSeconds(5));

        assertThat(device.entry(held.opId()).state()).isEqualTo(EntryState.BLOCKED);
        assertThat(device.entry(held.opId()).reason()).isEqualTo(Reason.LANE);
    }

    @Test
    void whatWaitsTooLongExpiresAtItsTimeAndNotBefore() {
        OutboxEntry entry = device.put(task("1"), title("One"));

        pass(Outbox.DEFAULT_SEND_AGE.minusMillis(1));
        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(next()).isEqualTo(device.now.plusMillis(1));
        pass(Duration.ofMillis(1));

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.EXPIRED);
        assertThat(device.entry(entry.opId()).reason()).isEqualTo(Reason.AGE);
        assertThat(device.outbox.counts()).containsEntry(Stage.NEEDS_YOU, 1L);
        assertThat(device.moved).contains(entry.opId());
    }

    @Test
    void whoeverWaitsInAnyWayExpires() {
        OutboxEntry failed = device.put(task("1"), title("One"));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(OpResult.deferred(failed.opId(), OpResult.Code.RATE, "Later.", 1)));
            return null;
        });
        OutboxEntry behind = device.put(task("1"), Map.of("notes", FieldValue.of("n")));
        assertThat(device.entry(behind.opId()).state()).isEqualTo(EntryState.BLOCKED);

        pass(Outbox.DEFAULT_SEND_AGE);

        assertThat(device.stage(Stage.NEEDS_YOU)).extracting(OutboxEntry::state).containsExactly(EntryState.EXPIRED,
                EntryState.EXPIRED);
    }

    @Test
    void whatTheServerMayHaveDoesNotExpireUnasked() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        device.claim();
        device.database.inTransaction(tx -> {
            device.sending.recoverInterrupted(tx);
            return null;
        });

        pass(Outbox.DEFAULT_SEND_AGE.plusDays(1));

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.RETRY_WAIT);
    }

    @Test
    void aPersonIsWarnedThreeDaysBeforeAndNotEarlier() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        pass(Outbox.DEFAULT_SEND_AGE.minusDays(3).minusMillis(1));
        assertThat(expiring()).isEmpty();
        device.moved.clear();

        pass(Duration.ofMillis(1));

        assertThat(expiring()).extracting(OutboxEntry::opId).containsExactly(entry.opId());
        assertThat(device.moved).as("views are told to look again").contains(entry.opId());
        assertThat(next()).isEqualTo(entry.progress().expiresAt());
    }

    @Test
    void aShortTimeIsWarnedOfInItsLastTenth() {
        OutboxEntry entry = device.submit(Change.put(task("1"), title("One")).withExpiresAfter(Duration.ofMinutes(10)));

        assertThat(entry.warnedFrom()).isEqualTo(device.now.plus(Duration.ofMinutes(9)));
    }

    @Test
    void theFirstToBeDueIsFoundAmongMany() {
        pass(Duration.ZERO);
        device.put(task("1"), title("One"));
        device.submit(Change.put(task("2"), title("Two")).withExpiresAfter(Duration.ofMinutes(10)));
        device.put(task("3"), title("Three"));

        assertThat(next()).isEqualTo(device.now.plus(Duration.ofMinutes(9)));
    }

    @Test
    void afterARestartWhatBecameDueMeanwhileIsFound() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        Instant late = device.now.plus(Outbox.DEFAULT_SEND_AGE);
        device.close();

        device = new Device(folder);
        device.now = late;
        pass(Duration.ZERO);

        assertThat(device.entry(entry.opId()).state()).isEqualTo(EntryState.EXPIRED);
    }

    @Test
    void aDraftsTimeBeginsWhenItIsSent() {
        device.database.inTransaction(tx -> device.changes.saveDraft(tx, message()));
        pass(Duration.ofDays(40));
        assertThat(device.stage(Stage.DRAFTED)).hasSize(1);

        OutboxEntry sent = device.database.inTransaction(tx -> device.changes.sendDraft(tx, MESSAGE, Duration.ZERO));
        pass(Outbox.DEFAULT_SEND_AGE.minusMillis(1));

        assertThat(device.entry(sent.opId()).state()).isEqualTo(EntryState.QUEUED);
    }

    @Test
    void whatIsToBeSentLaterThanItsAgeIsSentThen() {
        OutboxEntry held = sendDraft(Duration.ofDays(60));

        pass(Duration.ofDays(60));

        assertThat(device.entry(held.opId()).state()).isEqualTo(EntryState.QUEUED);
        assertThat(device.claim()).hasSize(1);
    }

    @Test
    void whatExpiredIsKeptAndCanBeSentAgain() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        pass(Outbox.DEFAULT_SEND_AGE);

        device.database.inTransaction(tx -> device.changes.retry(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
        pass(Outbox.DEFAULT_SEND_AGE.minusMillis(1));

        assertThat(device.claim()).extracting(OutboxEntry::opId).containsExactly(entry.opId());
    }

    private OutboxEntry sendDraft(Duration hold) {
        device.database.inTransaction(tx -> device.changes.saveDraft(tx, message()));
        return device.database.inTransaction(tx -> device.changes.sendDraft(tx, MESSAGE, hold));
    }

    private static Change message() {
        return Change.send(MESSAGE, Map.of("body", FieldValue.of("Hello"))).withLane("chat");
    }

    private void pass(Duration time) {
        device.advance(time);
        device.database.inTransaction(tx -> {
            device.sending.pass(tx);
            return null;
        });
    }

    private Instant next() {
        return device.database.inTransaction(tx -> device.outbox.aging().next(tx)).orElseThrow();
    }

    private List<OutboxEntry> expiring() {
        return device.database.inTransaction(tx -> device.outbox.aging().expiring(tx));
    }
}
