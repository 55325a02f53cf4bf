package org.outboxfx.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingBatchTest {

    private static final String GOOD = """
            {"opId":"good","type":"task","id":"t-1","kind":"PUT","hlc":"1700000000000-0000-00000000000000aa",
             "fields":{"title":"x"},"lane":"task:t-1","schema":1,"impact":"LOW"}""";

    @ParameterizedTest
    @ValueSource(strings = {"\"hlc\":\"yesterday\"", "\"hlc\":5", "\"hlc\":{}", "\"kind\":\"DROP\"", "\"kind\":1",
            "\"kind\":\"\"",
            "\"fields\":[]", "\"fields\":{\"a\":1.5}", "\"fields\":{\"a\":[]}", "\"fields\":{\"a\":99999999999999999999}",
            "\"fields\":\"x\"", "\"base\":[]", "\"base\":{\"a\":\"b\"}", "\"dependsOn\":\"x\"", "\"dependsOn\":[null]",
            "\"schema\":\"1\"", "\"schema\":null", "\"schema\":1.5", "\"expiresAt\":\"soon\"", "\"expiresAt\":7",
            "\"impact\":\"HUGE\"",
            "\"type\":{}", "\"lane\":[]"})
    void anOperationOfAWrongFormSpoilsOnlyItself(String member) throws WireException {
        IncomingBatch batch = IncomingBatch.read(request("{\"opId\":\"bad\"," + member + "}", GOOD));

        assertThat(batch.operations().getFirst()).isInstanceOfSatisfying(IncomingOperation.Unreadable.class,
                bad -> assertThat(bad.opId()).isEqualTo("bad"));
        assertThat(batch.operations().getLast()).isInstanceOf(IncomingOperation.Readable.class);
    }

    @Test
    void anUnreadableOperationKeepsItsLane() throws WireException {
        assertThat(IncomingBatch.read(request("{\"opId\":\"bad\",\"lane\":\"l\",\"hlc\":1}")).operations())
                .containsExactly(new IncomingOperation.Unreadable("bad", "l"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "{}", "{\"opId\":null}", "{\"opId\":7}", "\"x\""})
    void anOperationWithoutAnIdSpoilsTheBatch(String operation) {
        assertThatExceptionOfType(WireException.class).isThrownBy(() -> IncomingBatch.read(request(operation)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"ops\":[]}", "{\"device\":\"d\"}", "{\"device\":1,\"ops\":[]}",
            "{\"device\":\"d\",\"ops\":{}}",
            "{\"device\":\"d\",\"ops\":null}", "{\"device\":\"d\",\"ops\":[]} x",
            "{\"device\":\"d\",\"device\":\"d\",\"ops\":[]}"})
    void whatIsNoBatchIsRefused(String json) {
        assertThatExceptionOfType(WireException.class).isThrownBy(() -> IncomingBatch.read(json.getBytes(UTF_8)));
    }

    @Test
    void theNewestSchemaIsKnownEvenIfItsOperationCannotBeRead() throws WireException {
        assertThat(IncomingBatch.read(request(GOOD, "{\"opId\":\"new\",\"schema\":9,\"fields\":[[]]}")).newestSchema())
                .isEqualTo(9);
        assertThat(IncomingBatch.read(request()).newestSchema()).isZero();
    }

    private static byte[] request(String... operations) {
        return ("{\"device\":\"00000000000000aa\",\"ops\":[" + String.join(",", operations) + "]}").getBytes(UTF_8);
    }
}
