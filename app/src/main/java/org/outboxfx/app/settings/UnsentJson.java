package org.outboxfx.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Unsent changes as a JSON array, field by field: what another version adds is passed over. */
final class UnsentJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UnsentJson() {}

    static byte[] write(List<UnsentChange> changes) {
        var array = JSON.createArrayNode();
        for (UnsentChange each : changes) {
            Change change = each.change();
            ObjectNode node = array.addObject().put("form", each.form().name()).put("type", change.key().type())
                    .put("id", change.key().id()).put("kind", change.kind().name()).put("impact", change.impact().name())
                    .put("lane", change.lane()).put("written", each.writtenMillis());
            ObjectNode fields = node.putObject("fields");
            change.fields().forEach((name, value) -> {
                switch (value) {
                    case FieldValue.Text(String text) -> fields.put(name, text);
                    case FieldValue.Whole(long number) -> fields.put(name, number);
                    case FieldValue.Flag(boolean flag) -> fields.put(name, flag);
                    case FieldValue.Empty _ -> fields.putNull(name);
                }
            });
        }
        try {
            return JSON.writeValueAsBytes(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write unsent changes as JSON.", e);
        }
    }

    /** @throws OutboxFile.RefusedException if it is of another form */
    static List<UnsentChange> read(byte[] json) {
        var changes = new ArrayList<UnsentChange>();
        try {
            for (JsonNode node : JSON.readTree(json)) {
                changes.add(change(node));
            }
            return changes;
        } catch (IOException | IllegalArgumentException e) {
            throw new OutboxFile.RefusedException(OutboxFile.Refusal.UNREADABLE);
        }
    }

    private static UnsentChange change(JsonNode node) {
        var fields = new TreeMap<String, FieldValue>();
        node.path("fields").properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        var change = new Change(new RecordKey(node.path("type").asText(), node.path("id").asText()),
                Change.Kind.valueOf(node.path("kind").asText()), fields, Change.Impact.valueOf(node.path("impact").asText()),
                node.path("lane").asText(), List.of(), null);
        return new UnsentChange(UnsentChange.Form.valueOf(node.path("form").asText()), change, node.path("written").asLong());
    }

    private static FieldValue value(JsonNode node) {
        if (node.isTextual()) {
            return FieldValue.of(node.asText());
        }
        if (node.isBoolean()) {
            return FieldValue.of(node.asBoolean());
        }
        return node.isIntegralNumber() ? FieldValue.of(node.asLong()) : FieldValue.Empty.EMPTY;
    }
}
