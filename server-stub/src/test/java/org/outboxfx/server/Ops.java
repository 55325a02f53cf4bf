package org.outboxfx.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Operation;

/** Operations for tests, made by naming only what differs from an ordinary edit of a task. */
record Ops(String opId, String type, String id, Change.Kind kind, HybridTimestamp hlc, Map<String, HybridTimestamp> base,
        Map<String, FieldValue> fields, String lane, List<String> dependsOn, int schema) {

    static final String DEVICE = "00000000000000aa";
    static final HybridTimestamp NOW = stamp(Instant.parse("2026-01-01T00:00:00Z"));
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** An edit of the title of a task, in the task's lane. */
    static Ops title(String id, String title) {
        return new Ops("op-" + NUMBERS.incrementAndGet(), "task", id, Change.Kind.PUT, NOW, Map.of(),
                Map.of("title", FieldValue.of(title)), "task:" + id, List.of(), Limits.SCHEMA);
    }

    static Ops message(String id, String text) {
        return title(id, "").of("message").kind(Change.Kind.SEND).fields(Map.of("text", FieldValue.of(text)))
                .lane("conversation:1");
    }

    static HybridTimestamp stamp(Instant at) {
        return new HybridTimestamp(at.toEpochMilli(), 0, DEVICE);
    }

    /** The stamp so many milliseconds after {@link #NOW}. */
    static HybridTimestamp later(long millis) {
        return new HybridTimestamp(NOW.millis() + millis, 0, DEVICE);
    }

    Ops opId(String opId) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops of(String type) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops kind(Change.Kind kind) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops at(HybridTimestamp hlc) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops base(Map<String, HybridTimestamp> base) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops fields(Map<String, FieldValue> fields) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops lane(String lane) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Ops dependsOn(String... opIds) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, List.of(opIds), schema);
    }

    Ops schema(int schema) {
        return new Ops(opId, type, id, kind, hlc, base, fields, lane, dependsOn, schema);
    }

    Operation op() {
        return new Operation(opId, type, id, kind, hlc, new TreeMap<>(base), new TreeMap<>(fields), lane, dependsOn, schema, null,
                Change.Impact.LOW);
    }
}
