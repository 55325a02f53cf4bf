package org.outboxfx.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.outboxfx.clock.HybridTimestamp;

class MergeTest {

    private static final int RUNS = 20_000;
    private static final HybridTimestamp OLD = new HybridTimestamp(1, 0, "00000000000000aa");
    private static final HybridTimestamp NEW = new HybridTimestamp(2, 0, "00000000000000aa");

    @Test
    void theOrderOfTwoDoesNotMatter() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            Record one = Records.any(random);
            Record other = Records.any(random);

            assertThat(merged(one, other)).as("seed %d", seed).isEqualTo(merged(other, one));
        }
    }

    @Test
    void theGroupingOfThreeDoesNotMatter() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            Record a = Records.any(random);
            Record b = Records.any(random);
            Record c = Records.any(random);

            assertThat(merged(merged(a, b), c)).as("seed %d", seed).isEqualTo(merged(a, merged(b, c)));
        }
    }

    @Test
    void mergingTwiceIsMergingOnce() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            Record stored = Records.any(random);
            Record incoming = Records.any(random);
            Record once = merged(stored, incoming);

            Merge.Outcome again = Merge.merge(once, incoming);

            assertThat(again.merged()).as("seed %d", seed).isEqualTo(once);
            assertThat(again.won()).isEmpty();
        }
    }

    @Test
    void everyIncomingFieldWonLostOrWasThere() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            Record stored = Records.any(random);
            Record incoming = Records.any(random);

            Merge.Outcome outcome = Merge.merge(stored, incoming);

            var named = new TreeSet<>(outcome.won());
            named.addAll(outcome.lost());
            assertThat(named).as("seed %d", seed).hasSize(outcome.won().size() + outcome.lost().size());
            incoming.fields().forEach((name, field) -> {
                assertThat(named.contains(name)).isNotEqualTo(field.equals(stored.fields().get(name)));
                assertThat(outcome.merged().fields().get(name))
                        .isEqualTo(outcome.lost().contains(name) ? stored.fields().get(name) : field);
            });
        }
    }

    @Test
    void nothingIsTheNeutralElement() {
        Record record = Records.any(new Random(7));

        assertThat(merged(Record.empty(Records.KEY), record)).isEqualTo(record);
        assertThat(merged(record, Record.empty(Records.KEY))).isEqualTo(record);
    }

    @Test
    void fieldsEditedApartBothSurvive() {
        Record title = Record.stamped(Records.KEY, Map.of("title", FieldValue.of("x")), OLD);
        Record note = Record.stamped(Records.KEY, Map.of("note", FieldValue.of("y")), NEW);

        assertThat(merged(title, note).text("title")).isEqualTo("x");
        assertThat(merged(title, note).text("note")).isEqualTo("y");
    }

    @Test
    void aLaterRestoreUndoesADeletion() {
        Record deleted = Record.stamped(Records.KEY, Map.of(Record.DELETED, FieldValue.of(true)), OLD);
        Record restored = Record.stamped(Records.KEY, Map.of(Record.DELETED, FieldValue.of(false)), NEW);

        assertThat(merged(restored, deleted).isDeleted()).isFalse();
    }

    @Test
    void differentRecordsDoNotMerge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Merge.merge(Record.empty(Records.KEY), Record.empty(new RecordKey("task", "t-2"))))
                .withMessage("Cannot merge task:t-2 into task:t-1.");
    }

    private static Record merged(Record stored, Record incoming) {
        return Merge.merge(stored, incoming).merged();
    }
}
