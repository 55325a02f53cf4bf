package org.outboxfx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.IncomingBatch;
import org.outboxfx.wire.IncomingOperation;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** Whatever bytes come: they are read whole and can be written again, or refused by the one exception meant for it. */
class CodecFuzzTest {

    @FuzzTest(maxDuration = "30m")
    void incomingBatch(byte[] bytes) throws WireException {
        IncomingBatch batch;
        try {
            batch = IncomingBatch.read(bytes);
        } catch (WireException e) {
            return;
        }
        for (IncomingOperation each : batch.operations()) {
            if (each instanceof IncomingOperation.Readable(Operation operation)) {
                assertThat(Wire.read(Wire.write(operation), Operation.class)).isEqualTo(operation);
            }
        }
    }

    @FuzzTest(maxDuration = "30m")
    void changes(byte[] bytes) throws WireException {
        writesWhatItReads(bytes, ChangesResponse.class);
    }

    @FuzzTest(maxDuration = "30m")
    void results(byte[] bytes) throws WireException {
        writesWhatItReads(bytes, OpsResponse.class);
    }

    @FuzzTest(maxDuration = "30m")
    void stamp(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(HybridTimestamp.parse(text)).hasToString(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    private static <T> void writesWhatItReads(byte[] bytes, Class<T> form) throws WireException {
        T message;
        try {
            message = Wire.read(bytes, form);
        } catch (WireException e) {
            return;
        }
        assertThat(Wire.read(Wire.write(message), form)).isEqualTo(message);
    }
}
