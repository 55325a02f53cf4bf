package org.outboxfx.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Field;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * A record as JSON: {@code {"type":"task","id":"…","fields":{"title":["Buy milk","<stamp>"]}}}. A field is a pair of
 * value and stamp; a value is a JSON string, integer, boolean or null.
 */
final class RecordJson {

    private RecordJson() {}

    static void writeValue(FieldValue value, JsonGenerator out) throws IOException {
        switch (value) {
            case FieldValue.Text text -> out.writeString(text.value());
            case FieldValue.Whole whole -> out.writeNumber(whole.value());
            case FieldValue.Flag flag -> out.writeBoolean(flag.value());
            case FieldValue.Empty _ -> out.writeNull();
        }
    }

    static FieldValue readValue(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> FieldValue.of(in.getText());
            case VALUE_NUMBER_INT -> FieldValue.of(in.getLongValue());
            case VALUE_TRUE -> FieldValue.of(true);
            case VALUE_FALSE -> FieldValue.of(false);
            case VALUE_NULL -> FieldValue.Empty.EMPTY;
            default -> throw new IllegalArgumentException("A field's value: expected a string, an integer, a boolean or null.");
        };
    }

    static final class Writer extends JsonSerializer<Record> {
        @Override
        public void serialize(Record record, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeStartObject();
            out.writeStringField("type", record.key().type());
            out.writeStringField("id", record.key().id());
            out.writeObjectFieldStart("fields");
            for (Map.Entry<String, Field> field : record.fields().entrySet()) {
                out.writeArrayFieldStart(field.getKey());
                writeValue(field.getValue().value(), out);
                out.writeString(field.getValue().stamp().toString());
                out.writeEndArray();
            }
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    static final class Reader extends JsonDeserializer<Record> {
        @Override
        public Record deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String type = "";
            String id = "";
            var fields = new TreeMap<String, Field>();
            expect(in.currentToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "type" -> type = text(in);
                    case "id" -> id = text(in);
                    case "fields" -> readFields(in, fields);
                    default -> in.skipChildren();
                }
            }
            return new Record(new RecordKey(type, id), fields);
        }

        private static void readFields(JsonParser in, Map<String, Field> fields) throws IOException {
            expect(in.currentToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                expect(in.nextToken() == JsonToken.START_ARRAY);
                in.nextToken();
                FieldValue value = readValue(in);
                expect(in.nextToken() == JsonToken.VALUE_STRING);
                fields.put(name, new Field(value, HybridTimestamp.parse(in.getText())));
                expect(in.nextToken() == JsonToken.END_ARRAY);
            }
        }

        private static String text(JsonParser in) throws IOException {
            expect(in.currentToken() == JsonToken.VALUE_STRING);
            return in.getText();
        }

        private static void expect(boolean condition) {
            if (!condition) {
                throw new IllegalArgumentException(
                        "Not a record: expected {\"type\":…,\"id\":…,\"fields\":{name:[value,stamp]}}.");
            }
        }
    }
}
