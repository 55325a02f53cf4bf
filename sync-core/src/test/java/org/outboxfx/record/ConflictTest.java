package org.outboxfx.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.outboxfx.clock.HybridTimestamp;

class ConflictTest {

    private static final HybridTimestamp SEEN = new HybridTimestamp(1, 0, "00000000000000aa");
    private static final HybridTimestamp ANNA = new HybridTimestamp(2, 0, "00000000000000aa");
    private static final HybridTimestamp BEN = new HybridTimestamp(3, 0, "00000000000000bb");
    private static final Record START = Record.stamped(Records.KEY,
            Map.of("title", FieldValue.of("milk"), "note", FieldValue.of("")), SEEN);

    @Test
    void twoEditsOfOneFieldMeet() {
        List<Conflict> conflicts = arriving(edit(ANNA, "title", "oat milk"), edit(BEN, "title", "rice milk"));

        assertThat(conflicts).containsExactly(new Conflict(Records.KEY, Conflict.Kind.EDIT_VS_EDIT, "title",
                new Field(FieldValue.of("rice milk"), BEN), new Field(FieldValue.of("oat milk"), ANNA)));
    }

    @Test
    void anEditOfWhatItsAuthorHadSeenMeetsNothing() {
        Record stored = Merge.merge(START, edit(ANNA, "title", "oat milk")).merged();

        assertThat(Conflict.between(stored, base(stored), edit(BEN, "title", "rice milk"))).isEmpty();
    }

    @Test
    void theSameValueTwiceIsNoConflict() {
        assertThat(arriving(edit(ANNA, "title", "oat milk"), edit(BEN, "title", "oat milk"))).isEmpty();
    }

    @Test
    void differentFieldsMeetNothing() {
        assertThat(arriving(edit(ANNA, "title", "oat milk"), edit(BEN, "note", "two"))).isEmpty();
    }

    @Test
    void anEditOfADeletedRecordKeepsItsText() {
        assertThat(arriving(deletion(ANNA), edit(BEN, "note", "two"))).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DELETE_VS_EDIT);
            assertThat(conflict.lost()).isEqualTo(new Field(FieldValue.of("two"), BEN));
        });
    }

    @Test
    void aDeletionKeepsTheTextOfAnEditThatItsAuthorHadNotSeen() {
        assertThat(arriving(edit(ANNA, "note", "two"), deletion(BEN))).singleElement()
                .satisfies(conflict -> assertThat(conflict.lost()).isEqualTo(new Field(FieldValue.of("two"), ANNA)));
    }

    @Test
    void aDeletionKeepsTheTextOfAFieldThatItsAuthorHadNeverSeen() {
        assertThat(arriving(edit(ANNA, "place", "shop"), deletion(BEN))).singleElement()
                .satisfies(conflict -> assertThat(conflict.field()).isEqualTo("place"));
    }

    @Test
    void aDeletionKeepsTheTextOfAnUnseenEditAlsoIfItMeetsAnUnseenRestoration() {
        Record restored = Merge.merge(deletion(SEEN), Record.stamped(Records.KEY,
                Map.of(Record.DELETED, FieldValue.of(false), "note", FieldValue.of("two")), ANNA)).merged();

        List<Conflict> conflicts = Conflict.between(Merge.merge(START, restored).merged(), base(START), deletion(BEN));

        assertThat(conflicts).extracting(Conflict::kind, Conflict::field).containsExactly(
                tuple(Conflict.Kind.EDIT_VS_EDIT, Record.DELETED), tuple(Conflict.Kind.DELETE_VS_EDIT, "note"));
    }

    @Test
    void aDeletionThatLosesAgainstARestorationKeepsNothing() {
        Record restored = Record.stamped(Records.KEY, Map.of(Record.DELETED, FieldValue.of(false)), BEN);

        assertThat(Conflict.between(Merge.merge(START, restored).merged(), base(START), deletion(ANNA)))
                .extracting(Conflict::field).containsExactly(Record.DELETED);
    }

    @Test
    void aDeletionOfWhatItsAuthorHadSeenMeetsNothing() {
        assertThat(Conflict.between(START, base(START), deletion(BEN))).isEmpty();
    }

    @Test
    void bothOrdersOfArrivalGiveTheSameConflicts() {
        int met = 0;
        for (int seed = 0; seed < 50_000; seed++) {
            var random = new Random(seed);
            Record anna = Record.stamped(Records.KEY, Records.values(random), ANNA);
            Record ben = Record.stamped(Records.KEY, Records.values(random), BEN);

            Map<RecordKey, Record> one = records(arriving(anna, ben));
            Map<RecordKey, Record> other = records(arriving(ben, anna));

            assertThat(one).as("seed %d", seed).isEqualTo(other);
            met += one.size();
        }
        assertThat(met).isGreaterThan(10_000);
    }

    @Test
    void theRecordTellsTheConflict() {
        for (Conflict conflict : arriving(edit(ANNA, "title", "oat milk"), edit(BEN, "title", "rice milk"))) {
            assertThat(Conflict.from(conflict.toRecord())).contains(conflict);
        }
    }

    @Test
    void aReviewSurvivesTheSameConflictComingAgain() {
        Conflict conflict = arriving(edit(ANNA, "title", "oat milk"), edit(BEN, "title", "rice milk")).getFirst();
        Record reviewed = Merge.merge(conflict.toRecord(),
                Record.stamped(conflict.key(), Map.of(Conflict.REVIEWED, FieldValue.of(true)),
                        new HybridTimestamp(9, 0, "00000000000000aa")))
                .merged();

        assertThat(Merge.merge(reviewed, conflict.toRecord()).merged()).isEqualTo(reviewed);
    }

    @Test
    void recordsOfOtherTypesAndIncompleteOnesTellNoConflict() {
        assertThat(Conflict.from(START)).isEmpty();
        assertThat(Conflict.from(Record.empty(new RecordKey(Conflict.TYPE, "c-1")))).isEmpty();
    }

    /** Both authors had seen START; the first edit is stored, the second arrives. */
    private static List<Conflict> arriving(Record first, Record second) {
        return Conflict.between(Merge.merge(START, first).merged(), base(START), second);
    }

    private static Map<RecordKey, Record> records(List<Conflict> conflicts) {
        var records = new HashMap<RecordKey, Record>();
        conflicts.forEach(conflict -> records.put(conflict.key(), conflict.toRecord()));
        return records;
    }

    private static Map<String, HybridTimestamp> base(Record seen) {
        var base = new TreeMap<String, HybridTimestamp>();
        seen.fields().forEach((name, field) -> base.put(name, field.stamp()));
        return base;
    }

    private static Record edit(HybridTimestamp stamp, String field, String text) {
        return Record.stamped(Records.KEY, Map.of(field, FieldValue.of(text)), stamp);
    }

    private static Record deletion(HybridTimestamp stamp) {
        return Record.stamped(Records.KEY, Map.of(Record.DELETED, FieldValue.of(true)), stamp);
    }
}
