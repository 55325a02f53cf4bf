package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

class ReversalsTest {

    @TempDir
    Path folder;
    private Device device;
    private Reversals reversals;

    @BeforeEach
    void open() {
        device = new Device(folder);
        reversals = new Reversals(device.replica, device.outbox, device.changes);
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void takingBackWhatWaitsAloneLeavesNoTrace() {
        Reversal added = submit(Change.put(task("1"), title("Buy milk")));

        Reversal again = reverse(added);

        assertThat(device.record(task("1"))).isEmpty();
        assertThat(device.stage(Stage.QUEUED)).isEmpty();

        Reversal back = reverse(again);

        assertThat(titleOf("1")).isEqualTo("Buy milk");
        assertThat(device.stage(Stage.QUEUED)).hasSize(1);
        reverse(back);
        assertThat(device.record(task("1"))).isEmpty();
    }

    @Test
    void ofWhatIsOnItsWayTheOppositeIsQueued() {
        Reversal added = submit(Change.put(task("1"), title("Buy milk")));
        device.claim();

        Reversal again = reverse(added);

        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isTrue();
        assertThat(device.stage(Stage.QUEUED)).hasSize(2);

        reverse(again);

        assertThat(device.record(task("1")).orElseThrow().isDeleted()).isFalse();
        assertThat(titleOf("1")).isEqualTo("Buy milk");
    }

    @Test
    void anEditThatTookOverAnEarlierOneGoesBackToTheEarlierValue() {
        device.put(task("1"), title("One"));
        Reversal renamed = submit(Change.put(task("1"), title("Two")));

        Reversal again = reverse(renamed);
        assertThat(titleOf("1")).isEqualTo("One");

        reverse(again);
        assertThat(titleOf("1")).isEqualTo("Two");
    }

    @Test
    void whatWasEmptyIsEmptyAgain() {
        device.put(task("1"), title("One"));
        Reversal edited = submit(Change.put(task("1"), Map.of("due", FieldValue.of("2026-11-21"))));

        reverse(edited);

        assertThat(device.record(task("1")).orElseThrow().value("due")).isEqualTo(FieldValue.Empty.EMPTY);
    }

    @Test
    void aFieldThatWasWrittenSinceKeepsWhatItHolds() {
        device.put(task("1"), Map.of("title", FieldValue.of("One"), "notes", FieldValue.of("a")));
        Reversal edited = submit(Change.put(task("1"), Map.of("title", FieldValue.of("Two"), "notes", FieldValue.of("b"))));
        device.put(task("1"), title("Three"));

        Reversal again = reverse(edited);

        assertThat(titleOf("1")).isEqualTo("Three");
        assertThat(device.record(task("1")).orElseThrow().text("notes")).isEqualTo("a");
        assertThat(again.isEmpty()).isFalse();
    }

    @Test
    void ifEverythingWasWrittenSinceNothingIsTakenBack() {
        device.put(task("1"), title("One"));
        Reversal edited = submit(Change.put(task("1"), title("Two")));
        device.put(task("1"), title("Three"));
        int queued = device.stage(Stage.QUEUED).size();

        assertThat(reverse(edited).isEmpty()).isTrue();

        assertThat(titleOf("1")).isEqualTo("Three");
        assertThat(device.stage(Stage.QUEUED)).hasSize(queued);
    }

    @Test
    void severalChangesAreTakenBackTogether() {
        device.put(task("1"), title("One"));
        device.put(task("2"), title("Two"));
        Reversal deleted = submit(Change.delete(task("1")), Change.delete(task("2")),
                Change.put(task("3"), title("Three")));

        Reversal again = reverse(deleted);

        assertThat(List.of(task("1"), task("2"))).noneMatch(key -> device.record(key).orElseThrow().isDeleted());
        assertThat(device.record(task("3"))).isEmpty();

        reverse(again);

        assertThat(List.of(task("1"), task("2"))).allMatch(key -> device.record(key).isEmpty());
        assertThat(titleOf("3")).isEqualTo("Three");
    }

    @Test
    void twoChangesOfOneRecordAreRefusedAndNothingIsChanged() {
        assertThatThrownBy(() -> submit(Change.put(task("1"), title("One")), Change.delete(task("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two of the changes are of " + task("1") + "; expected at most one for each record. Join them.");

        assertThat(device.record(task("1"))).isEmpty();
    }

    private Reversal submit(Change... changes) {
        return device.database.inTransaction(tx -> reversals.submit(tx, List.of(changes)));
    }

    private Reversal reverse(Reversal reversal) {
        return device.database.inTransaction(tx -> reversals.reverse(tx, reversal));
    }

    private String titleOf(String id) {
        return device.record(task(id)).map((Record record) -> record.text("title", "")).orElse("");
    }
}
