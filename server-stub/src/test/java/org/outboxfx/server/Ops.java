package org.outboxfx.server;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Operation;

/** Operations for tests. */
final class Ops {

    static final String DEVICE = "00000000000000aa";

    private Ops() {}

    static String id() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    static HybridTimestamp stamp(Instant at) {
        return new HybridTimestamp(at.toEpochMilli(), 0, DEVICE);
    }

    static Operation put(String id, HybridTimestamp stamp, Map<String, FieldValue> fields) {
        return new Operation(id(), "task", id, Change.Kind.PUT, stamp, new TreeMap<>(), new TreeMap<>(fields), "task:" + id,
                List.of(),
                Limits.SCHEMA, null, Change.Impact.LOW);
    }

    static Operation title(String id, HybridTimestamp stamp, String title) {
        return put(id, stamp, Map.of("title", FieldValue.of(title)));
    }

    static Operation message(String id, HybridTimestamp stamp, String text) {
        return new Operation(id(), "message", id, Change.Kind.SEND, stamp, new TreeMap<>(),
                new TreeMap<>(Map.of("text", FieldValue.of(text))), "conversation:1", List.of(), Limits.SCHEMA, null,
                Change.Impact.LOW);
    }
}
