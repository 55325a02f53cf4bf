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
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.OpResult;

/** What waits for another operation does not wait for ever for one that will not come. */
class DependenciesTest {

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
    void whatOthersWaitForIsNotAbsorbedByALaterEdit() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));

        OutboxEntry later = device.put(task("1"), title("Two"));

        assertThat(device.claim()).extracting(OutboxEntry::opId)
                .containsExactly(first.opId(), dependent.opId(), later.opId());
    }

    @Test
    void whatWaitsIsNotAbsorbedEither() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));

        OutboxEntry later = device.put(task("2"), title("Later"));

        assertThat(device.claim()).extracting(OutboxEntry::opId)
                .containsExactly(first.opId(), dependent.opId(), later.opId());
    }

    @Test
    void whatWaitedForSomethingTakenBackAsksItsPersonAndDoesNotGoSilently() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));

        cancel(first);

        assertThat(device.entry(dependent.opId())).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(EntryState.NEEDS_CONFIRMATION);
            assertThat(entry.reason()).isEqualTo(Reason.DEPENDENCY_CANCELLED);
            assertThat(entry.isRetryable()).isTrue();
        });
        assertThat(device.claim()).isEmpty();
    }

    @Test
    void whatIsMeantNeverthelessGoesWithoutWaiting() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));
        cancel(first);

        device.database.inTransaction(tx -> device.changes.retry(tx, device.outbox.find(tx, dependent.opId()).orElseThrow()));

        assertThat(device.claim()).singleElement().satisfies(entry -> {
            assertThat(entry.opId()).isEqualTo(dependent.opId());
            assertThat(entry.content().dependsOn()).isEmpty();
        });
    }

    @Test
    void whatWaitedForAnEditThatWentWithItsCreationAsksToo() {
        OutboxEntry creation = device.put(task("1"), title("One"));
        OutboxEntry edit = device.put(task("1"), Map.of("done", FieldValue.of(true)));
        OutboxEntry dependent = device.submit(waitingFor(edit));

        cancel(creation);

        assertThat(device.entry(edit.opId()).state()).isEqualTo(EntryState.CANCELLED);
        assertThat(device.entry(dependent.opId()).reason()).isEqualTo(Reason.DEPENDENCY_CANCELLED);
    }

    @Test
    void aWaitingAttemptAsksWhenItsTimeComes() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(OpResult.rejected(first.opId(), OpResult.Code.INVALID, "No."),
                    OpResult.deferred(dependent.opId(), OpResult.Code.DEPENDENCY, "Not yet.", 1_000)));
            return null;
        });
        cancel(first);
        assertThat(device.entry(dependent.opId()).state()).isEqualTo(EntryState.RETRY_WAIT);

        device.advance(Duration.ofSeconds(1));
        device.database.inTransaction(tx -> {
            device.sending.release(tx, device.now);
            return null;
        });

        assertThat(device.claim()).isEmpty();
        assertThat(device.entry(dependent.opId()).reason()).isEqualTo(Reason.DEPENDENCY_CANCELLED);
    }

    @Test
    void aServerThatHasForgottenWhatItAnsweredForIsNotWaitedFor() {
        OutboxEntry first = device.put(task("1"), title("One"));
        List<OutboxEntry> sent = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, sent, List.of(OpResult.applied(first.opId(), OpResult.Status.APPLIED, 1, List.of())));
            return null;
        });
        OutboxEntry dependent = device.submit(waitingFor(first));
        List<OutboxEntry> batch = device.claim();

        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch,
                    List.of(OpResult.deferred(dependent.opId(), OpResult.Code.DEPENDENCY, "Never heard of it.", 0)));
            device.sending.release(tx, device.now);
            return null;
        });

        assertThat(device.claim()).singleElement().satisfies(entry -> assertThat(entry.content().dependsOn()).isEmpty());
    }

    private void cancel(OutboxEntry entry) {
        device.database.inTransaction(tx -> device.changes.cancel(tx, device.outbox.find(tx, entry.opId()).orElseThrow()));
    }

    @Test
    void whatWaitsForARejectedOperationWaitsForItUnderItsNewId() {
        OutboxEntry first = device.put(task("1"), title("One"));
        OutboxEntry dependent = device.submit(waitingFor(first));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, List.of(OpResult.rejected(first.opId(), OpResult.Code.INVALID, "No."),
                    OpResult.deferred(dependent.opId(), OpResult.Code.DEPENDENCY, "Not yet.", 0)));
            device.sending.release(tx, device.now);
            return null;
        });
        assertThat(device.claim()).isEmpty();
        assertThat(device.entry(dependent.opId()).state()).isEqualTo(EntryState.BLOCKED);

        OutboxEntry again = device.database
                .inTransaction(tx -> device.changes.retry(tx, device.outbox.find(tx, first.opId()).orElseThrow()));

        assertThat(device.entry(dependent.opId()).content().dependsOn()).containsExactly(again.opId());
    }

    private static Change waitingFor(OutboxEntry first) {
        return Change.put(task("2"), Map.of("title", FieldValue.of("After"))).withDependsOn(List.of(first.opId()));
    }
}
