package org.outboxfx.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.FieldValue;

/** The JSON form of everything in this package. Thread-safe; reading is bounded by {@link Limits}. */
public final class Wire {

    private static final JsonMapper MAPPER = mapper();

    private Wire() {}

    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a " + message.getClass().getSimpleName() + " as JSON.", e);
        }
    }

    public static String writeText(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a " + message.getClass().getSimpleName() + " as JSON.", e);
        }
    }

    /** A text as it stands within a JSON text of ours, without the quotation marks around it. */
    public static String quoted(String text) {
        String json = writeText(text);
        return json.substring(1, json.length() - 1);
    }

    /** @throws WireException if the bytes are not JSON of this form; its message holds none of the content */
    public static <T> T read(byte[] json, Class<T> form) throws WireException {
        try {
            return complete(MAPPER.readValue(json, form), form);
        } catch (IOException | IllegalArgumentException e) {
            throw WireException.of(form, e);
        }
    }

    /** @throws WireException if the text is not JSON of this form; its message holds none of the content */
    public static <T> T read(String json, Class<T> form) throws WireException {
        try {
            return complete(MAPPER.readValue(json, form), form);
        } catch (IOException | IllegalArgumentException e) {
            throw WireException.of(form, e);
        }
    }

    /** Like {@link #read}, for JSON that has been read as a tree. */
    static <T> T convert(JsonNode json, Class<T> form) throws WireException {
        try {
            return complete(MAPPER.treeToValue(json, form), form);
        } catch (IOException | IllegalArgumentException e) {
            throw WireException.of(form, e);
        }
    }

    private static <T> T complete(T message, Class<T> form) throws WireException {
        if (message == null) {
            throw WireException.of(form, new IllegalArgumentException("null"));
        }
        return message;
    }

    private static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.MAX_JSON_DEPTH)
                        .maxDocumentLength(64L * Limits.MAX_BODY_BYTES).maxStringLength(Limits.MAX_BODY_BYTES)
                        .maxNameLength(Limits.MAX_FIELD_NAME_CHARACTERS * 4).maxNumberLength(20).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        var values = new SimpleModule("outboxfx").addSerializer(HybridTimestamp.class, new StampWriter())
                .addDeserializer(HybridTimestamp.class, new StampReader()).addSerializer(FieldValue.class, new ValueWriter())
                .addDeserializer(FieldValue.class, new ValueReader()).addSerializer(Instant.class, new InstantWriter())
                .addDeserializer(Instant.class, new InstantReader())
                .addSerializer(org.outboxfx.record.Record.class, new RecordJson.Writer())
                .addDeserializer(org.outboxfx.record.Record.class, new RecordJson.Reader());
        return JsonMapper.builder(factory).addModule(values).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    }

    private static String text(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("Expected a string.");
        }
        return in.getText();
    }

    private static final class StampWriter extends JsonSerializer<HybridTimestamp> {
        @Override
        public void serialize(HybridTimestamp stamp, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(stamp.toString());
        }
    }

    private static final class StampReader extends JsonDeserializer<HybridTimestamp> {
        @Override
        public HybridTimestamp deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return HybridTimestamp.parse(text(in));
        }
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(instant.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(text(in));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("Not an instant: expected ISO 8601 in UTC.", e);
            }
        }
    }

    private static final class ValueWriter extends JsonSerializer<FieldValue> {
        @Override
        public void serialize(FieldValue value, JsonGenerator out, SerializerProvider context) throws IOException {
            RecordJson.writeValue(value, out);
        }
    }

    private static final class ValueReader extends JsonDeserializer<FieldValue> {
        @Override
        public FieldValue deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return RecordJson.readValue(in);
        }

        @Override
        public FieldValue getNullValue(DeserializationContext context) {
            return FieldValue.Empty.EMPTY;
        }
    }
}
