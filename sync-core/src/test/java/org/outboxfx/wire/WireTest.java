package org.outboxfx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.Records;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Lost;
import org.outboxfx.wire.OpResult.Status;

class WireTest {

    private static final HybridTimestamp STAMP = new HybridTimestamp(1_700_000_000_000L, 10, "00000000000000aa");

    @Test
    void recordsReadBackEqual() throws WireException {
        for (int seed = 0; seed < 5_000; seed++) {
            Record record = Records.any(new Random(seed));

            assertThat(Wire.read(Wire.write(record), Record.class)).as("seed %d", seed).isEqualTo(record);
            assertThat(Wire.read(Wire.writeText(record), Record.class)).isEqualTo(record);
        }
    }

    @Test
    void operationsReadBackEqualWithClearedFieldsToo() throws WireException {
        var fields = new TreeMap<String, FieldValue>();
        fields.put("title", FieldValue.of("Buy \"milk\"\n\uD83D\uDE00"));
        fields.put("note", FieldValue.Empty.EMPTY);
        fields.put("empty", FieldValue.of(""));
        fields.put("order", FieldValue.of(Long.MIN_VALUE));
        fields.put("done", FieldValue.of(false));
        var operation = new Operation("op-1", "task", "t-1", Change.Kind.PUT, STAMP,
                new TreeMap<>(java.util.Map.of("title", STAMP)), fields,
                "task:t-1", List.of("op-0"), 1, Instant.parse("2026-12-01T00:00:00Z"), Change.Impact.HIGH);
        var request = new OpsRequest("00000000000000aa", List.of(operation));

        assertThat(Wire.read(Wire.write(request), OpsRequest.class)).isEqualTo(request);
        assertThat(IncomingBatch.read(Wire.write(request)).operations())
                .containsExactly(new IncomingOperation.Readable(operation));
    }

    @Test
    void answersReadBackEqual() throws WireException {
        var response = new OpsResponse(1, List.of(OpResult.applied("a", Status.MERGED, 7, List.of(new Lost("title", STAMP))),
                OpResult.applied("b", Status.APPLIED, 8, List.of()).asDuplicate(), OpResult.rejected("c", Code.INVALID, "Why."),
                OpResult.deferred("d", Code.CLOCK_SKEW, "Why.", 1_000), OpResult.notAttempted("e")));

        assertThat(Wire.read(Wire.write(response), OpsResponse.class)).isEqualTo(response);
    }

    @Test
    void theFormIsTheOneDocumented() {
        var record = Record.stamped(Records.KEY, java.util.Map.of("title", FieldValue.of("x"), "done", FieldValue.of(true)),
                STAMP);

        assertThat(Wire.writeText(record)).isEqualTo("{\"type\":\"task\",\"id\":\"t-1\",\"fields\":{\"done\":[true,\"" + STAMP
                + "\"],\"title\":[\"x\",\"" + STAMP + "\"]}}");
        assertThat(Wire.writeText(OpResult.notAttempted("e"))).isEqualTo("{\"opId\":\"e\",\"status\":\"NOT_ATTEMPTED\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}x", "{\"type\":null,\"id\":\"x\",\"fields\":{}}",
            "{\"type\":\"task\",\"type\":\"task\",\"id\":\"x\"}",
            "{\"type\":{},\"id\":\"x\"}", "{\"type\":\"task\",\"id\":\"x\",\"fields\":[]}",
            "{\"type\":\"task\",\"id\":\"x\",\"fields\":{\"a\":[1]}}",
            "{\"type\":\"task\",\"id\":\"x\",\"fields\":{\"a\":[1.5,\"1700000000000-000a-00000000000000aa\"]}}",
            "{\"type\":\"task\",\"id\":\"x\",\"fields\":{\"a\":[99999999999999999999,\"1700000000000-000a-00000000000000aa\"]}}",
            "{\"type\":\"task\",\"id\":\"x\",\"fields\":{\"a\":[1,\"yesterday\"]}}",
            "{\"type\":\"TASK\",\"id\":\"x\",\"fields\":{}}"})
    void whatIsNoRecordIsRefused(String json) {
        assertThatExceptionOfType(WireException.class).isThrownBy(() -> Wire.read(json, Record.class));
    }

    @Test
    void theRefusalRepeatsNothingOfTheContent() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Wire.read("{\"type\":\"task\",\"id\":\"x\",\"fields\":{\"secret\":[canary", Record.class))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("canary", "secret").contains("expected Record"))
                .withNoCause();
    }

    @Test
    void nestingHasItsBound() throws WireException {
        assertThat(Wire.read(nested(Limits.MAX_JSON_DEPTH), com.fasterxml.jackson.databind.JsonNode.class)).isNotNull();
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Wire.read(nested(Limits.MAX_JSON_DEPTH + 1), com.fasterxml.jackson.databind.JsonNode.class))
                .withMessageContaining("exceeds a bound");
    }

    @Test
    void membersOfALaterVersionAreIgnored() throws WireException {
        assertThat(Wire.read("{\"title\":\"t\",\"status\":400,\"detail\":\"d\",\"instance\":\"new\"}".getBytes(UTF_8),
                Problem.class))
                .isEqualTo(new Problem("t", 400, "d"));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
