package org.outboxfx.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Device;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Finding entries: by page, by what they hold. */
class ContentsTest {

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
    void pagesFollowEachOtherAcrossStatesWithoutGapOrRepetition() {
        IntStream.range(0, 7).forEach(number -> add("t" + number, "Task " + number));
        List<OutboxEntry> onTheWire = device.database.inTransaction(tx -> device.sending.claim(tx, "request", 3));

        var paged = IntStream.iterate(0, offset -> offset < 10, offset -> offset + 2)
                .mapToObj(offset -> page(2, offset)).flatMap(List::stream).map(OutboxEntry::number).toList();

        assertThat(onTheWire).hasSize(3);
        assertThat(paged).containsExactly(3L, 2L, 1L, 7L, 6L, 5L, 4L);
        assertThat(page(5, 100)).isEmpty();
    }

    @Test
    void textIsFoundInTheContentWhateverItsLetterCase() {
        add("t1", "Buy \"fresh\" MILK");
        add("t2", "Call Bob");

        assertThat(find("milk", Set.of())).containsExactly("t1");
        assertThat(find("\"Fresh\"", Set.of())).containsExactly("t1");
        assertThat(find("nowhere", Set.of())).isEmpty();
    }

    @Test
    void anEntryIsFoundByItsRecordToo() {
        add("t1", "Buy milk");
        device.database.inTransaction(tx -> device.sending.claim(tx, "request", 10));
        device.put(task("t1"), Map.of("done", FieldValue.of(true)));

        var records = Set.copyOf(device.database.read(tx -> device.replica.mentioning(tx, "Milk", 10)));

        assertThat(records).containsExactly(task("t1"));
        assertThat(find("milk", records)).containsExactly("t1", "t1");
    }

    @Test
    void howLongAnEntryMayWaitCanBeChosenForThoseToCome() {
        add("t1", "Old");
        device.outbox.sendAge().set(Duration.ofDays(7));
        add("t2", "New");
        device.submit(Change.put(task("t3"), Map.of("title", FieldValue.of("Own"))).withExpiresAfter(Duration.ofHours(1)));

        assertThat(device.stage(Stage.QUEUED))
                .extracting(entry -> Duration.between(entry.createdAt(), entry.progress().expiresAt()))
                .containsExactly(Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(30));
    }

    private List<OutboxEntry> page(int limit, int offset) {
        return device.database.read(tx -> device.outbox.contents().page(tx, Stage.QUEUED, limit, offset));
    }

    private List<String> find(String text, Set<RecordKey> records) {
        return device.database.read(tx -> device.outbox.contents().search(tx, EnumSet.of(Stage.QUEUED), text, records, 10))
                .stream()
                .map(entry -> entry.key().id()).toList();
    }

    private void add(String id, String title) {
        device.put(task(id), Map.of("title", FieldValue.of(title)));
    }

    private static RecordKey task(String id) {
        return new RecordKey("task", id);
    }
}
