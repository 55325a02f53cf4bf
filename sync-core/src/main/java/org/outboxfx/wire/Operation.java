package org.outboxfx.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * One change on its way to the server.
 *
 * @param opId the key under which the server applies it once, however often it arrives
 * @param hlc the stamp of every field in it
 * @param base for each field the author had seen, the stamp it then had
 * @param lane operations of one lane are applied in the order they are sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operation(String opId, String type, String id, Change.Kind kind, HybridTimestamp hlc,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, HybridTimestamp> base,
        @JsonProperty(required = true) SortedMap<String, FieldValue> fields, String lane,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> dependsOn, int schema, @Nullable Instant expiresAt,
        Change.Impact impact) {

    public Operation {
        base = base == null ? new java.util.TreeMap<>() : base;
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    }

    /** @throws IllegalArgumentException if type or id have no valid form */
    public RecordKey key() {
        return new RecordKey(type, id);
    }

    /** The fields it sets, each with the operation's stamp. */
    public Record edit() {
        return Record.stamped(key(), fields, hlc);
    }

    /** Names the operation without its content. */
    @Override
    public String toString() {
        return "Operation[" + opId + " on " + type + ":" + id + "]";
    }
}
