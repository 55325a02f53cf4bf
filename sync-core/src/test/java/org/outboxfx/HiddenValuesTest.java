package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;

/** Values from the feed and values that wait to be sent, when one hides the other. */
class HiddenValuesTest {

    private static final String ELSEWHERE = "00000000000000ee";

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
    void takingAnEditBackShowsWhatTheFeedBroughtMeanwhile() {
        pull(Duration.ofHours(-2), "Old");
        OutboxEntry edit = device.put(task("1"), title("Mine"));
        pull(Duration.ofHours(-1), "Theirs");
        assertThat(shown()).isEqualTo("Mine");

        device.database.inTransaction(tx -> device.changes.cancel(tx, edit));

        assertThat(shown()).isEqualTo("Theirs");
    }

    @Test
    void takingACreationBackKeepsTheRecordThatTheFeedBroughtMeanwhile() {
        OutboxEntry creation = device.put(task("1"), title("Mine"));
        pull(Duration.ofHours(-1), "Theirs");

        device.database.inTransaction(tx -> device.changes.cancel(tx, creation));

        assertThat(shown()).isEqualTo("Theirs");
    }

    @Test
    void whatIsNoLongerHiddenIsForgotten() {
        device.put(task("1"), title("Mine"));
        pull(Duration.ofHours(-1), "Theirs");
        assertThat(beneath().fields()).isNotEmpty();

        pull(Duration.ofHours(1), "Newest");

        assertThat(beneath().fields()).isEmpty();
    }

    @Test
    void anEditThatTheFeedHasHiddenIsSentAndNotTakenOver() {
        pull(Duration.ofHours(-1), "Old");
        OutboxEntry hidden = device.put(task("1"), title("Mine"));
        HybridTimestamp theirs = pull(Duration.ofMinutes(1), "Theirs");

        OutboxEntry newest = device.put(task("1"), title("Mine again"));

        assertThat(device.entry(hidden.opId())).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(EntryState.QUEUED);
            assertThat(entry.fields()).containsEntry("title", FieldValue.of("Mine"));
        });
        assertThat(newest.content().before().stamp("title")).isEqualTo(theirs);
    }

    private @Nullable String shown() {
        return device.record(task("1")).orElseThrow().text("title");
    }

    private Record beneath() {
        return device.database.read(tx -> device.replica.beneath(tx, task("1")));
    }

    private HybridTimestamp pull(Duration ahead, String title) {
        var stamp = new HybridTimestamp(device.now.plus(ahead).toEpochMilli(), 0, ELSEWHERE);
        device.clock.observe(stamp);
        device.database.inTransaction(
                tx -> device.replica.merge(tx, List.of(Record.stamped(task("1"), title(title), stamp))));
        return stamp;
    }
}
