package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Status;

/** What the tables cost, and how large a record and an answer may become. */
@ParameterizedClass
@EnumSource(Kind.class)
class ChangeStoreTest {

    private static final FieldValue LONG = FieldValue.of("x".repeat(Limits.MAX_TEXT_CHARACTERS));

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private SyncServer server;
    private Client anna;

    @BeforeEach
    void start() {
        server = kind.server(folder).timekeeper(new ManualClock()).start();
        anna = new Client(server.address(), server.issueToken("home", "anna"));
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ChangeStore.PAGE_SIZES, ChangeStore.PAGE_BODIES})
    void aPageIsReadFromTheIndexAndNotSortedOutOfTheWholeFeed(String sql) {
        try (var database = SyncServer.open(folder.resolve("other"))) {
            String plan = database.read(tx -> tx.first("explain " + sql, row -> row.text("plan"), "home", 0L, 1)).orElseThrow();

            assertThat(plan).contains("RECORD_FEED").contains("index sorted");
        }
    }

    @Test
    void aRecordGrowsToItsBoundAndNoFurther() throws Exception {
        int framing = Limits.MAX_RECORD_BYTES - 3 * Limits.MAX_TEXT_CHARACTERS;
        Map<String, FieldValue> three = Map.of("a", LONG, "b", LONG, "c", LONG);
        assertThat(anna.pushOne(Ops.title("t1", "").fields(three)).status()).isEqualTo(Status.APPLIED);
        int used = new String(anna.get("/v1/changes").body()).replaceFirst("^.*?\"records\":\\[", "").length() - 2;
        int room = framing - (used - 3 * Limits.MAX_TEXT_CHARACTERS) - ",\"d\":[\"\",\"\"]".length()
                - Ops.NOW.toString().length();

        assertThat(anna.pushOne(Ops.title("t1", "").fields(Map.of("d", FieldValue.of("x".repeat(room + 1))))).code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(anna.pushOne(Ops.title("t1", "").fields(Map.of("d", FieldValue.of("x".repeat(room))))).status())
                .isEqualTo(Status.APPLIED);
    }

    @Test
    void aRecordTakesSoManyFieldsAndNoMore() throws Exception {
        var fields = new HashMap<String, FieldValue>();
        for (int i = 0; i < Limits.MAX_FIELDS; i++) {
            fields.put("f" + i, FieldValue.of(i));
        }
        anna.push(Ops.title("t1", "").fields(fields));

        assertThat(anna.pushOne(Ops.title("t1", "one more")).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(anna.pushOne(Ops.title("t1", "").fields(Map.of("f0", FieldValue.of(9))).at(Ops.later(1))).status())
                .isEqualTo(Status.APPLIED);
    }

    @Test
    void theLargestConflictIsKeptWholeAndStillFitsAPage() throws Exception {
        String most = "\u0001".repeat(40_000);
        anna.push(Ops.title("t1", most));

        assertThat(anna.pushOne(Ops.title("t1", most + "!").at(Ops.later(1))).status()).isEqualTo(Status.APPLIED);

        assertThat(anna.records().stream().flatMap(record -> Conflict.from(record).stream())).singleElement()
                .satisfies(conflict -> assertThat(conflict.lost().value()).isEqualTo(FieldValue.of(most)));
    }

    @Test
    void aPageEndsBeforeItExceedsTheBoundOfAnAnswer() throws Exception {
        for (int i = 0; i < 20; i++) {
            anna.push(Ops.title("t" + i, "").fields(Map.of("note", LONG)));
        }

        byte[] first = anna.get("/v1/changes").body();
        ChangesResponse page = anna.changes(0, Limits.MAX_PAGE_RECORDS, 0);
        ChangesResponse rest = anna.changes(page.cursor(), Limits.MAX_PAGE_RECORDS, 0);

        assertThat(first.length).isLessThanOrEqualTo(Limits.MAX_BODY_BYTES);
        assertThat(page.more()).isTrue();
        assertThat(page.records()).hasSize(15);
        assertThat(rest.records()).hasSize(5);
        assertThat(rest.more()).isFalse();
    }

    @Test
    void anEditedRecordMovesToTheEndOfTheFeedAndLeavesItsOldPlace() throws Exception {
        anna.push(Ops.title("t1", "a"), Ops.title("t2", "b"));

        anna.push(Ops.title("t1", "c").at(Ops.later(1)).base(Map.of("title", Ops.NOW)));

        assertThat(anna.records()).extracting(record -> record.key()).containsExactly(new RecordKey("task", "t2"),
                new RecordKey("task", "t1"));
        assertThat(anna.changes(2, 10, 0).records()).singleElement()
                .satisfies(record -> assertThat(record.text("title")).isEqualTo("c"));
    }
}
