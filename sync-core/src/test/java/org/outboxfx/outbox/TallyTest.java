package org.outboxfx.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Device;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

class TallyTest {

    @TempDir
    Path folder;

    private Device device;

    @BeforeEach
    void openADeviceWithThreeChangesOneOfThemOnItsWay() {
        device = new Device(folder);
        add("first");
        assertThat(device.claim()).hasSize(1);
        add("second");
        add("third");
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void whatIsKeptIsWhatIsThere() {
        keep();

        load();

        assertThat(device.outbox.counts()).containsEntry(Stage.QUEUED, 3L);
        assertThat(device.outbox.count(EntryState.SENDING)).isOne();
        assertThat(device.outbox.count(EntryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void whatWasKeptIsNotCountedAgain() {
        keep();
        falsify();

        load();

        assertThat(device.outbox.count(EntryState.QUEUED)).isEqualTo(1_002);
    }

    @Test
    void whatWasKeptBeforeTheLastChangeIsCountedAnew() {
        keep();
        falsify();
        add("fourth");

        load();

        assertThat(device.outbox.count(EntryState.QUEUED)).isEqualTo(3);
    }

    @Test
    void whatIsOfThePastIsReplaced() {
        keep();
        add("fourth");

        keep();
        falsify();
        load();

        assertThat(device.outbox.count(EntryState.QUEUED)).isEqualTo(1_003);
        assertThat(device.outbox.count(EntryState.SENDING)).isOne();
    }

    @Test
    void whatIsKeptInAFormThatIsNotKnownIsCountedAnew() {
        keep();
        device.database.inTransaction(tx -> tx.update("update outbox_tally set content = '{}'"));

        load();

        assertThat(device.outbox.count(EntryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void whatAPersonWillBeAskedAboutIsKnownAlsoToTheNextRun() {
        addOfHighImpact("fourth");
        assertThat(upcoming()).containsExactly("fourth");

        keep();
        load();

        assertThat(upcoming()).containsExactly("fourth");
    }

    @Test
    void whatAPersonWillBeAskedAboutIsKnownAlsoWhereNobodyWasToBeAsked() {
        keep();
        load();
        assertThat(upcoming()).isEmpty();

        addOfHighImpact("fourth");

        assertThat(upcoming()).containsExactly("fourth");
    }

    @Test
    void whatWillExpireIsKnownAlsoToTheNextRun() {
        device.now = device.now.plus(Outbox.DEFAULT_SEND_AGE).minusSeconds(3_600);
        device.database.inTransaction(tx -> {
            device.outbox.aging().pass(tx);
            return true;
        });

        keep();
        load();

        assertThat(upcoming()).contains("second", "third");
    }

    private void addOfHighImpact(String id) {
        device.submit(Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of(id))).withImpact(Change.Impact.HIGH));
    }

    private List<String> upcoming() {
        return device.database.read(tx -> device.outbox.questions().upcoming(tx, device.now.plus(Duration.ofDays(1)), 10))
                .stream().map(one -> one.entry().key().id()).toList();
    }

    private void add(String id) {
        device.put(new RecordKey("task", id), Map.of("title", FieldValue.of(id)));
    }

    private void keep() {
        device.database.inTransaction(device.outbox::keepTally);
    }

    private void load() {
        device.database.inTransaction(tx -> {
            device.outbox.load(tx);
            return true;
        });
    }

    /** So that it shows which numbers were taken. */
    private void falsify() {
        device.database.inTransaction(tx -> tx.update("update outbox_tally set content = regexp_replace(content, '\"QUEUED\":',"
                + " '\"QUEUED\":100')"));
    }
}
