package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

class TaskBookTest {

    private static final long SEED = 20261121;
    private static final String TODAY = "2026-11-21";
    private static final HybridTimestamp STAMP = new HybridTimestamp(1, 0, "00000000000000aa");

    @Test
    void aBookThatFollowedEveryChangeIsTheBookThatIsReadAnew() {
        var random = new Random(SEED);
        var book = TaskBook.EMPTY;
        var all = new HashMap<RecordKey, Record>();
        var unsent = new HashMap<RecordKey, EntryState>();
        Look look = Search.of("title");
        var finding = new Finding(Runnable::run, Runnable::run, () -> {}, failure -> {
            throw new AssertionError(failure);
        });

        for (int round = 0; round < 300; round++) {
            List<Record> changed = changes(random);
            changed.forEach(record -> all.put(record.key(), record));
            changed.forEach(record -> mark(random, record.key(), unsent));
            book = book.with(changed, unsent, TODAY);

            var anew = TaskBook.of(List.copyOf(all.values()), unsent, TODAY);
            assertThat(book.tasks()).as("seed %d, round %d", SEED, round).isEqualTo(anew.tasks());
            assertThat(book.lists()).as("seed %d, round %d", SEED, round).isEqualTo(anew.lists());
            for (TaskFilter fixed : TaskBook.FIXED) {
                assertThat(book.counts().of(fixed)).as("seed %d, round %d, %s", SEED, round, fixed)
                        .isEqualTo(anew.counts().of(fixed));
            }
            look = random.nextInt(3) > 0 ? look : anyLook(random);
            assertThat(finding.in(book.sortedTasks(), look)).as("seed %d, round %d, %s", SEED, round, look)
                    .hasValue(look.among(anew.tasks()));
            assertThat(book.counts().of(TaskFilter.ofList("1"))).isEqualTo(anew.counts().of(TaskFilter.ofList("1")));
        }
    }

    @Test
    void aNewDayIsCountedAnew() {
        var due = task("1", Map.of("title", FieldValue.of("Tomorrow's"), "due", FieldValue.of("2026-11-22")));
        var book = TaskBook.of(List.of(due), Map.of(), TODAY);

        var next = book.with(List.of(task("2", Map.of("title", FieldValue.of("Other")))), Map.of(), "2026-11-22");

        assertThat(book.counts().of(TaskFilter.of(TaskFilter.Kind.TODAY))).isZero();
        assertThat(next.counts().of(TaskFilter.of(TaskFilter.Kind.TODAY))).isEqualTo(1);
    }

    private static Look anyLook(Random random) {
        return random.nextInt(3) == 0
                ? Search.of("title " + random.nextInt(9))
                : new Look.Chosen(TaskBook.FIXED.get(random.nextInt(TaskBook.FIXED.size())), TODAY);
    }

    /** Now and then so many that they are sorted in together. */
    private static List<Record> changes(Random random) {
        var changed = new HashMap<RecordKey, Record>();
        int many = random.nextInt(10) == 0 ? 150 : 1 + random.nextInt(3);
        for (int number = 0; number < many; number++) {
            Record record = random.nextInt(6) == 0
                    ? record(TaskBook.LIST_TYPE, Integer.toString(random.nextInt(3)), some(random))
                    : task(Integer.toString(random.nextInt(200)), some(random));
            changed.put(record.key(), record);
        }
        return new ArrayList<>(changed.values());
    }

    private static Map<String, FieldValue> some(Random random) {
        var fields = new TreeMap<String, FieldValue>();
        fields.put("title", FieldValue.of("Title " + random.nextInt(9)));
        fields.put("position", FieldValue.of(Integer.toString(random.nextInt(50))));
        fields.put("done", FieldValue.of(random.nextInt(3) == 0));
        fields.put("completed", FieldValue.of("2026-11-1" + random.nextInt(9)));
        fields.put("list", FieldValue.of(random.nextBoolean() ? "" : Integer.toString(random.nextInt(3))));
        fields.put("due", FieldValue.of(random.nextBoolean() ? null : "2026-11-2" + random.nextInt(4)));
        fields.put(Record.DELETED, FieldValue.of(random.nextInt(5) == 0));
        return fields;
    }

    private static void mark(Random random, RecordKey key, Map<RecordKey, EntryState> unsent) {
        if (random.nextBoolean()) {
            unsent.put(key, EntryState.QUEUED);
        } else {
            unsent.remove(key);
        }
    }

    private static Record task(String id, Map<String, FieldValue> fields) {
        return record(Task.TYPE, id, fields);
    }

    private static Record record(String type, String id, Map<String, FieldValue> values) {
        return Record.stamped(new RecordKey(type, id), values, STAMP);
    }
}
