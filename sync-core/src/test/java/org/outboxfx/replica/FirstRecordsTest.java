package org.outboxfx.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Checksum;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Schema;
import org.outboxfx.wire.Wire;

class FirstRecordsTest {

    private static final HybridTimestamp STAMP = HybridTimestamp.parse("1795000000000-0000-00000000000000aa");
    private static final Schema WITHOUT_PLACES = Schema.of("replica", Replica.class, "001-records.sql", "002-beneath.sql",
            "003-missing.sql", "004-snapshot.sql");

    @TempDir
    Path folder;

    private final Replica replica = new Replica();

    @Test
    void theFirstByPositionThenByIdAreRead() {
        try (Database database = open(Replica.schema())) {
            put(database, at("d", "30"), at("c", "10"), at("b", "20"), at("a", "20"), at("other", "x".repeat(300)));

            assertThat(first(database, 3)).containsExactly("c", "a", "b");
            assertThat(first(database, 100)).containsExactly("c", "a", "b", "d", "other");
        }
    }

    @Test
    void aRecordThatIsMovedOrDeletedIsFoundWhereItStands() {
        try (Database database = open(Replica.schema())) {
            put(database, at("a", "10"), at("b", "20"), at("c", "30"));

            put(database, at("a", "25"), deleted("c", "30"));

            assertThat(first(database, 100)).containsExactly("b", "a");
        }
    }

    @Test
    void aRecordWithoutAPositionComesFirstAndOtherTypesDoNotCome() {
        try (Database database = open(Replica.schema())) {
            put(database, at("a", "10"), record("list", "l", Map.of("position", FieldValue.of("00"))),
                    record("task", "n", Map.of("title", FieldValue.of("Nowhere"))));

            assertThat(first(database, 100)).containsExactly("n", "a");
        }
    }

    @Test
    void recordsThatWereStoredBeforeThereWerePlacesHaveThem() {
        try (Database database = open(WITHOUT_PLACES)) {
            for (Record record : List.of(at("b", "20"), at("a", "10"), deleted("d", "05"),
                    record("task", "n", Map.of("title", FieldValue.of("\"position\":[\"00\", she said"))))) {
                String json = Wire.writeText(record);
                database.inTransaction(tx -> tx.update("insert into record (type, id, fields, checksum) values (?, ?, ?, ?)",
                        record.key().type(), record.key().id(), json, Checksum.of(json)));
            }
        }

        try (Database database = open(Replica.schema())) {
            assertThat(first(database, 100)).containsExactly("n", "a", "b");
            assertThat(
                    database.<List<String>>read(tx -> tx.query("select coalesce(place, 'none') as place from record order by id",
                            row -> row.text("place"))))
                    .containsExactly("10", "20", "none", "");
        }
    }

    private Database open(Schema schema) {
        return Database.open(folder.resolve("device"), List.of(schema));
    }

    private void put(Database database, Record... records) {
        database.inTransaction(tx -> {
            List.of(records).forEach(record -> replica.put(tx, record));
            return true;
        });
    }

    private List<String> first(Database database, int limit) {
        return database.read(tx -> replica.first(tx, "task", limit)).stream().map(record -> record.key().id()).toList();
    }

    private static Record at(String id, String position) {
        return record("task", id, Map.of("title", FieldValue.of(id), "position", FieldValue.of(position)));
    }

    private static Record deleted(String id, String position) {
        return record("task", id, Map.of("deleted", FieldValue.of(true), "position", FieldValue.of(position)));
    }

    private static Record record(String type, String id, Map<String, FieldValue> values) {
        return Record.stamped(new RecordKey(type, id), values, STAMP);
    }
}
