package org.outboxfx.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An {@link OpsRequest} as the server reads it, operation by operation.
 *
 * @param newestSchema the highest schema number in it; 0 if there is none
 * @param history what its sender knows of the server's history, if it says so
 * @param request the request's id, if it wants a receipt
 * @param evidence where the device's evidence ends, if it tells
 * @param proofs by operation id: that a person has confirmed it
 */
public record IncomingBatch(String device, List<IncomingOperation> operations, int newestSchema,
        @Nullable HistoryMark history, @Nullable String request, @Nullable EvidenceHead evidence,
        Map<String, String> proofs) {

    public IncomingBatch {
        operations = List.copyOf(operations);
        proofs = Map.copyOf(proofs);
    }

    /**
     * @throws WireException if the bytes are not JSON, exceed a bound, lack device or operations, tell an end of evidence that is none, or hold an
     *         operation without an id, which no result could name
     */
    public static IncomingBatch read(byte[] json) throws WireException {
        JsonNode request = Wire.read(json, JsonNode.class);
        String device = text(request, "device");
        JsonNode ops = request.get("ops");
        if (device == null || ops == null || !ops.isArray()) {
            throw WireException.of(OpsRequest.class, new IllegalArgumentException("device or ops"));
        }
        var operations = new ArrayList<IncomingOperation>();
        int newestSchema = 0;
        for (JsonNode op : ops) {
            operations.add(read(op));
            newestSchema = Math.max(newestSchema, op.path("schema").asInt(0));
        }
        JsonNode history = request.get("history");
        JsonNode evidence = request.get("evidence");
        return new IncomingBatch(device, operations, newestSchema,
                history == null || history.isNull() ? null : Wire.convert(history, HistoryMark.class), text(request, "request"),
                evidence == null || evidence.isNull() ? null : Wire.convert(evidence, EvidenceHead.class),
                proofs(request.get("proofs")));
    }

    /** Whatever is no text proves nothing. */
    private static Map<String, String> proofs(@Nullable JsonNode proofs) {
        var texts = new HashMap<String, String>();
        if (proofs != null) {
            proofs.properties().forEach(proof -> texts.put(proof.getKey(), proof.getValue().asText("")));
        }
        return texts;
    }

    private static IncomingOperation read(JsonNode op) throws WireException {
        String opId = text(op, "opId");
        if (opId == null) {
            throw WireException.of(Operation.class, new IllegalArgumentException("opId"));
        }
        try {
            return new IncomingOperation.Readable(Wire.convert(op, Operation.class));
        } catch (WireException e) {
            return new IncomingOperation.Unreadable(opId, text(op, "lane"));
        }
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isTextual() ? null : value.textValue();
    }
}
