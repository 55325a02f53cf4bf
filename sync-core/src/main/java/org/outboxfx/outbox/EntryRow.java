package org.outboxfx.outbox;

import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Checksum;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.OpResult;

/** Reads an entry from its row, and knows when the row is not what was written. */
final class EntryRow {

    private EntryRow() {}

    static OutboxEntry read(Row row) {
        String opId = row.text("op_id");
        return new OutboxEntry(opId, row.number("number"), content(row, opId), progress(row), row.instant("created_at"),
                authority(row));
    }

    private static Content content(Row row, String opId) {
        String json = row.text("payload");
        if (Checksum.of(json) != row.number("checksum")) {
            throw new StorageException("Outbox entry " + opId + " does not match its checksum: the database file is damaged.");
        }
        Payload payload = Payload.fromJson(json, opId);
        String stamp = row.textOrNull("stamp");
        return new Content(new RecordKey(row.text("record_type"), row.text("record_id")), Change.Kind.valueOf(row.text("kind")),
                Change.Impact.valueOf(row.text("impact")), row.text("lane"), payload.dependsOn(), payload.fields(),
                payload.before(),
                stamp == null ? null : HybridTimestamp.parse(stamp), row.flag("creates"));
    }

    private static Authority authority(Row row) {
        String task = row.textOrNull("agent_task");
        return new Authority(row.textOrNull("member"), task == null ? null : new Agent(task, row.text("agent_authorised_by")),
                row.instantOrNull("confirmed_at"));
    }

    private static Progress progress(Row row) {
        String reason = row.textOrNull("reason");
        String status = row.textOrNull("status");
        return new Progress(EntryState.valueOf(row.text("state")), reason == null ? null : Reason.valueOf(reason),
                row.textOrNull("detail"),
                row.instantOrNull("next_at"), row.flag("attempted"), (int) row.number("attempts"), row.instant("changed_at"),
                row.instant("expires_at"), status == null ? null : OpResult.Status.valueOf(status), row.numberOrNull("seq"),
                row.textOrNull("request"));
    }
}
