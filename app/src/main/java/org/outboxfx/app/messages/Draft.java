package org.outboxfx.app.messages;

import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** What has been typed and not sent: it keeps its key from the first letter until it is sent. */
record Draft(RecordKey key, String conversation, String body) {

    static Draft from(OutboxEntry entry) {
        return new Draft(entry.key(), text(entry, "conversation"), text(entry, "body"));
    }

    private static String text(OutboxEntry entry, String field) {
        return entry.fields().get(field) instanceof FieldValue.Text(String value) ? value : "";
    }
}
