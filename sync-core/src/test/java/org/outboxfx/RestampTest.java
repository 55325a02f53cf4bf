package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.outbox.Sending.Arrival;
import org.outboxfx.outbox.Sending.Undelivered;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.wire.OpResult;

/** A clock was an hour fast, and is right again: what was stamped meanwhile gets stamps of now, in the order it was done. */
class RestampTest {

    private static final String ELSEWHERE = "00000000000000ee";

    @TempDir
    Path folder;
    private Device device;

    @BeforeEach
    void openWithAFastClock() {
        device = new Device(folder);
        device.advance(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void eachEntryOfARecordStillNamesTheOneBeforeIt() {
        OutboxEntry one = device.put(task("1"), title("One"));
        putBack(device.claim(), Arrival.UNKNOWN);
        OutboxEntry two = device.put(task("1"), title("Two"));

        setClockRight();

        assertThat(device.entry(two.opId()).content().before().stamp("title")).isEqualTo(stamp(one));
        assertThat(device.record(task("1")).orElseThrow().stamp("title")).isEqualTo(stamp(two));
    }

    @Test
    void whatIsStampedTooFarAheadForAnyServerIsStampedAgainEvenIfItWasSent() {
        OutboxEntry sent = device.put(task("1"), title("One"));
        putBack(device.claim(), Arrival.UNKNOWN);

        setClockRight();
        device.put(task("1"), title("Two"));

        assertThat(stamp(sent)).isLessThan(device.clock.next());
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Two");
    }

    @Test
    void anEditIsAfterWhatItsAuthorSawThoughTheClockHasGoneBackBehindThat() {
        var seen = new HybridTimestamp(device.now.minus(Duration.ofMinutes(57)).toEpochMilli(), 0, ELSEWHERE);
        merge("Theirs", seen);
        OutboxEntry before = device.put(task("1"), title("Mine"));

        setClockRight();
        OutboxEntry after = device.put(task("1"), Map.of("notes", FieldValue.of("n")));

        assertThat(stamp(before)).isGreaterThan(seen);
        assertThat(after.content().stamp()).isGreaterThan(stamp(before));
    }

    @Test
    void anEditWinsOverWhatTheServerTookOfThisDeviceThoughTheClockHasGoneFarBackBehindThat() {
        OutboxEntry before = device.put(task("1"), title("One"));
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch,
                    List.of(OpResult.applied(before.opId(), OpResult.Status.APPLIED, 1, List.of())));
            return null;
        });

        setClockRight();
        OutboxEntry after = device.put(task("1"), title("Two"));

        assertThat(after.content().stamp()).isGreaterThan(stamp(before));
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Two");
    }

    @Test
    void aValueThatOnlyTheWrongStampHadHiddenIsShownAgain() {
        device.put(task("1"), title("Mine"));
        merge("Theirs", new HybridTimestamp(device.now.minus(Duration.ofMinutes(57)).toEpochMilli(), 0, ELSEWHERE));

        setClockRight();

        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Theirs");
    }

    private HybridTimestamp stamp(OutboxEntry entry) {
        return Objects.requireNonNull(device.entry(entry.opId()).content().stamp());
    }

    private void setClockRight() {
        device.now = device.now.minus(Duration.ofHours(1));
        device.database.inTransaction(tx -> {
            device.changes.restamp(tx);
            return null;
        });
    }

    private void merge(String title, HybridTimestamp stamp) {
        device.database.inTransaction(
                tx -> device.replica.merge(tx, List.of(Record.stamped(task("1"), title(title), stamp))));
    }

    private void putBack(List<OutboxEntry> batch, Arrival arrival) {
        device.database.inTransaction(tx -> {
            device.sending.undelivered(tx, batch, new Undelivered(Reason.NO_CONNECTION, arrival, null, device.now));
            return null;
        });
    }
}
