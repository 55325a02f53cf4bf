package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.wire.Limits.MAX_DEPENDENCIES;
import static org.outboxfx.wire.Limits.MAX_FIELDS;
import static org.outboxfx.wire.Limits.MAX_FIELD_NAME_CHARACTERS;
import static org.outboxfx.wire.Limits.MAX_NAME_CHARACTERS;
import static org.outboxfx.wire.Limits.MAX_TEXT_CHARACTERS;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.IncomingBatch;
import org.outboxfx.wire.IncomingOperation;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;

/** Every bound of an operation: what is at it passes, what is one beyond does not. */
class OperationRulesTest {

    private static final Ops EDIT = Ops.title("t1", "milk");

    static Stream<Arguments> atTheBoundAndBeyond() {
        return Stream.of(
                rule("opId's length", EDIT.opId("o".repeat(64)), EDIT.opId("o".repeat(65)), Code.INVALID),
                rule("opId's characters", EDIT.opId("a.B_1:-"), EDIT.opId("a b"), Code.INVALID),
                rule("type's form", EDIT.of("task"), EDIT.of("Task"), Code.INVALID),
                rule("type's name", EDIT.of("list"), EDIT.of("lists"), Code.UNKNOWN_TYPE),
                rule("lane's length", EDIT.lane("l".repeat(MAX_NAME_CHARACTERS)), EDIT.lane("l".repeat(MAX_NAME_CHARACTERS + 1)),
                        Code.INVALID),
                rule("lane's emptiness", EDIT.lane("l"), EDIT.lane(""), Code.INVALID),
                rule("dependencies", EDIT.dependsOn(ids(MAX_DEPENDENCIES)), EDIT.dependsOn(ids(MAX_DEPENDENCIES + 1)),
                        Code.INVALID),
                rule("a dependency's form", EDIT.dependsOn("a"), EDIT.dependsOn(""), Code.INVALID),
                rule("base", EDIT.base(stamps(MAX_FIELDS)), EDIT.base(stamps(MAX_FIELDS + 1)), Code.INVALID),
                rule("schema", EDIT.schema(1), EDIT.schema(0), Code.INVALID),
                rule("number of fields", EDIT.fields(fields(MAX_FIELDS)), EDIT.fields(fields(MAX_FIELDS + 1)), Code.TOO_LARGE),
                rule("at least one field", EDIT.fields(fields(1)), EDIT.fields(Map.of()), Code.INVALID),
                rule("a field's name", named("n".repeat(MAX_FIELD_NAME_CHARACTERS)),
                        named("n".repeat(MAX_FIELD_NAME_CHARACTERS + 1)), Code.INVALID),
                rule("a field's name's characters", named("due_at.v-2"), named("due at"), Code.INVALID),
                rule("a text", text("x".repeat(MAX_TEXT_CHARACTERS)), text("x".repeat(MAX_TEXT_CHARACTERS + 1)), Code.TOO_LARGE),
                rule("a text's encoding", text("\uD83D\uDE00"), text("\uD83D"), Code.INVALID),
                rule("deleted", EDIT.fields(Map.of("deleted", FieldValue.of(true))),
                        EDIT.fields(Map.of("deleted", FieldValue.of(1))), Code.INVALID),
                rule("a conflict's fields", EDIT.of(Conflict.TYPE).fields(Map.of("reviewed", FieldValue.of(true))),
                        EDIT.of(Conflict.TYPE).fields(Map.of("kept", FieldValue.of("x"))), Code.FORBIDDEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("atTheBoundAndBeyond")
    void each(String rule, Ops allowed, Ops refused, Code code) {
        assertThat(OperationRules.broken(allowed.op())).isEmpty();
        assertThat(OperationRules.broken(refused.op())).hasValueSatisfying(result -> {
            assertThat(result.status()).isEqualTo(OpResult.Status.REJECTED);
            assertThat(result.code()).isEqualTo(code);
            assertThat(result.detail()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "id", "kind", "hlc", "fields", "lane", "impact", "schema"})
    void whatIsMissingOrNullIsRejectedAndNeverAFailure(String member) throws Exception {
        String whole = """
                {"opId":"o1","type":"task","id":"t-1","kind":"PUT","hlc":"1700000000000-0000-00000000000000aa",
                "fields":{"title":"x"},"lane":"task:t-1","schema":1,"impact":"LOW"}""";
        String missing = whole.replaceFirst("\"" + member + "\":(\\{[^}]*}|\"[^\"]*\"|1)", "\"other\":1");
        String absent = whole.replaceFirst("\"" + member + "\":(\\{[^}]*}|\"[^\"]*\"|1)", "\"" + member + "\":null");

        assertThat(code(whole)).isNull();
        assertThat(code(missing)).isEqualTo(Code.INVALID);
        assertThat(code(absent)).isEqualTo(Code.INVALID);
    }

    @Test
    void theDetailRepeatsNothingOfTheContent() {
        OpResult result = OperationRules.broken(text("canary\uD83D").op()).orElseThrow();

        assertThat(result.detail()).doesNotContain("canary");
    }

    private static @Nullable Code code(String operation) throws Exception {
        var incoming = IncomingBatch
                .read(("{\"device\":\"d\",\"ops\":[" + operation + "]}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return switch (incoming.operations().getFirst()) {
            case IncomingOperation.Unreadable _ -> Code.INVALID;
            case IncomingOperation.Readable(var op) -> OperationRules.broken(op).map(OpResult::code).orElse(null);
        };
    }

    private static Arguments rule(String name, Ops allowed, Ops refused, Code code) {
        return Arguments.of(name, Named.of("allowed", allowed), Named.of("refused", refused), code);
    }

    private static Ops text(String text) {
        return EDIT.fields(Map.of("title", FieldValue.of(text)));
    }

    private static Ops named(String name) {
        return EDIT.fields(Map.of(name, FieldValue.of("x")));
    }

    private static Map<String, FieldValue> fields(int count) {
        var fields = new HashMap<String, FieldValue>();
        for (int i = 0; i < count; i++) {
            fields.put("f" + i, FieldValue.of(i));
        }
        return fields;
    }

    private static Map<String, HybridTimestamp> stamps(int count) {
        var stamps = new HashMap<String, HybridTimestamp>();
        for (int i = 0; i < count; i++) {
            stamps.put("f" + i, Ops.NOW);
        }
        return stamps;
    }

    private static String[] ids(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "op-" + i).toArray(String[]::new);
    }
}
