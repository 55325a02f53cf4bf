package org.outboxfx.outbox;

import java.util.List;
import java.util.SortedMap;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** The part of an entry that is stored as JSON: what it sets, what was there before, and what it depends on. */
record Payload(SortedMap<String, FieldValue> fields, Record before, List<String> dependsOn) {

    String toJson() {
        return Wire.writeText(this);
    }

    static Payload fromJson(String json, String opId) {
        try {
            return Wire.read(json, Payload.class);
        } catch (WireException e) {
            throw new StorageException("The content of outbox entry " + opId + " cannot be read back.", e);
        }
    }
}
