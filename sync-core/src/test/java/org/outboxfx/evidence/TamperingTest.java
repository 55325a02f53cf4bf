package org.outboxfx.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.Device;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.OpResult;

/** What someone who can write to the database does to the evidence is found and named. */
class TamperingTest {

    private static final int ROWS = 9;

    @TempDir
    Path folder;
    private Device device;

    @BeforeEach
    void threeEntriesThatWereSent() {
        device = new Device(folder);
        for (int i = 1; i <= 3; i++) {
            device.put(task("t" + i), title("Task " + i));
        }
        List<OutboxEntry> batch = device.claim();
        device.database.inTransaction(tx -> {
            device.sending.answer(tx, batch, batch.stream()
                    .map(entry -> OpResult.applied(entry.opId(), OpResult.Status.APPLIED, 1, List.of())).toList());
            return null;
        });
        assertThat(verify().isIntact()).isTrue();
        assertThat(verify().rows()).isEqualTo(ROWS);
    }

    @AfterEach
    void close() {
        device.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at = at + 1", "event = 'REWRITTEN'", "entry = 2", "op_id = 'x'", "record_type = 'list'",
            "record_id = 'x'", "state = 'CANCELLED'", "outcome = 'REJECTED'", "agent_task = 'x'",
            "facts = replace(facts, 'LOW', 'HIGH')", "previous = hash", "hash = previous",
            "origin = (select id from final table (insert into evidence_origin (content) values ('{}')))"})
    void anAlteredColumnIsNamedByItsRow(String change) {
        run("update evidence set " + change + " where sequence = 4");

        assertThat(verify().findings()).contains(new Finding.AlteredRow(4));
        assertThat(verify().findings().getFirst().sentence()).isEqualTo("Row 4 was altered: it does not fit its hash.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, ROWS})
    void onlyTheAlteredRowIsNamed(int sequence) {
        run("update evidence set at = at - 60000 where sequence = " + sequence);

        assertThat(verify().findings()).containsExactly(new Finding.AlteredRow(sequence));
    }

    @Test
    void whatIsSharedByManyRowsCannotBeAlteredUnseen() {
        run("update evidence_origin set content = replace(content, 'test 1', 'test 2')");

        assertThat(verify().findings()).hasSize(ROWS).contains(new Finding.AlteredRow(1), new Finding.AlteredRow(ROWS));
    }

    @Test
    void aDeletedRowIsMissing() {
        run("delete from evidence where sequence = 5");

        assertThat(verify().findings()).containsExactly(new Finding.MissingRows(5, 5));
        assertThat(verify().sentences()).isEqualTo("Row 5 is missing: it was deleted.");
    }

    @Test
    void rowsDeletedAtTheBeginningAreMissing() {
        run("delete from evidence where sequence <= 3");

        assertThat(verify().findings()).containsExactly(new Finding.MissingRows(1, 3));
        assertThat(verify().sentences()).isEqualTo("Rows 1 to 3 are missing: they were deleted.");
    }

    @Test
    void aDeletedRowIsMissingAlsoIfTheRestMovedUp() {
        run("delete from evidence where sequence = 5");
        shift(6, -1);

        assertThat(verify().findings()).containsExactly(new Finding.MissingRows(5, 5));
    }

    @Test
    void aRowPutInBetweenIsNamedIfTheRestMovedDown() {
        shift(5, 1);
        run("""
                insert into evidence (sequence, at, event, entry, op_id, state, facts, origin, previous, hash)
                select 5, at, event, entry, op_id, state, facts, origin, previous, hash from evidence where sequence = 4""");

        assertThat(verify().findings()).containsExactly(new Finding.InsertedRow(5));
        assertThat(verify().sentences()).isEqualTo("Row 5 was inserted: the rows around it belong together without it.");
    }

    @Test
    void aRowPutInBetweenWithAHashThatFitsIsNamedToo() {
        shift(5, 1);
        forge(4, row -> new StoredRow(5, row.at(), row.event(), row.entry(), row.opId(), row.recordType(), row.recordId(),
                EntryState.CANCELLED.name(), row.outcome(), row.agentTask(), row.facts(), row.origin(), row.hash(), ""));

        assertThat(verify().findings()).containsExactly(new Finding.InsertedRow(5));
    }

    @Test
    void rowsThatChangedPlacesAreReordered() {
        run("update evidence set sequence = -4 where sequence = 4");
        run("update evidence set sequence = 4 where sequence = 6");
        run("update evidence set sequence = 6 where sequence = -4");

        assertThat(verify().findings()).hasOnlyElementsOfType(Finding.ReorderedRows.class);
        assertThat(verify().sentences()).isEqualTo("Rows 4, 5, 6 were reordered: their hashes name another order.");
    }

    @Test
    void aCutTailShowsBecauseTheEntriesHaveGoneOn() {
        run("delete from evidence where sequence > 7");

        assertThat(verify().findings()).containsExactly(new Finding.CutTail(7, 2, EntryState.SENT));
        assertThat(verify().sentences())
                .isEqualTo("The end was cut off after row 7: outbox entry 2 is SENT, and no row tells of that.");
    }

    @Test
    void anEntryWhoseRowsWereAllCutOffShows() {
        device.put(task("t4"), title("Task 4"));
        run("delete from evidence where sequence > " + ROWS);

        assertThat(verify().findings()).containsExactly(new Finding.CutTail(ROWS, 4, EntryState.QUEUED));
    }

    @Test
    void aContentThatWasChangedLaterShows() {
        OutboxEntry entry = device.put(task("t4"), title("Pay 10"));
        device.database.inTransaction(tx -> tx.update("update outbox_entry set payload = replace(payload, 'Pay 10', 'Pay 99')"
                + " where op_id = ?", entry.opId()));
        device.database.inTransaction(tx -> {
            String payload = tx
                    .first("select payload from outbox_entry where op_id = ?", row -> row.text("payload"), entry.opId())
                    .orElseThrow();
            return tx.update("update outbox_entry set checksum = ? where op_id = ?",
                    org.outboxfx.storage.Checksum.of(payload), entry.opId());
        });

        assertThat(verify().findings()).containsExactly(new Finding.ChangedContent(4));
        assertThat(verify().sentences()).doesNotContain("Pay");
    }

    @Test
    void severalThingsThatWereDoneAreAllNamed() {
        run("update evidence set state = 'CANCELLED' where sequence = 2");
        run("delete from evidence where sequence in (5, 6)");
        run("update evidence set at = 0 where sequence = 9");

        assertThat(verify().findings()).contains(new Finding.AlteredRow(2), new Finding.MissingRows(5, 6),
                new Finding.AlteredRow(9));
    }

    private EvidenceReport verify() {
        return new EvidenceVerification(device.database, device.outbox).run(Map.of());
    }

    private void run(String sql) {
        device.database.inTransaction(tx -> tx.update(sql));
    }

    /** Moves all rows from one on up or down, with a detour that keeps the numbers different. */
    private void shift(int from, int by) {
        run("update evidence set sequence = -sequence where sequence >= " + from);
        run("update evidence set sequence = -sequence + " + by + " where sequence < 0");
    }

    /** Adds a row that is made from another one and carries the hash that its content has. */
    private void forge(long from, UnaryOperator<StoredRow> change) {
        device.database.inTransaction((Transaction tx) -> {
            var store = new EvidenceStore();
            StoredRow row = change.apply(store.from(tx, from, 1).getFirst()).hashed();
            store.insert(tx, row, store.origin(tx, row.origin()));
            return null;
        });
    }
}
