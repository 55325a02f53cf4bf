package org.outboxfx.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** A row as it is stored, every column as text or number: what the hash covers, whatever someone has made of it. */
record StoredRow(long sequence, long at, String event, @Nullable Long entry, @Nullable String opId,
        @Nullable String recordType, @Nullable String recordId, @Nullable String state, @Nullable String outcome,
        @Nullable String agentTask, String facts, String origin, String previous, String hash) {

    StoredRow hashed() {
        return new StoredRow(sequence, at, event, entry, opId, recordType, recordId, state, outcome, agentTask, facts, origin,
                previous, Chain.hash(this, sequence));
    }

    /** @throws StorageException if someone has made it unreadable */
    Evidence read() {
        try {
            return new Evidence(sequence, Instant.ofEpochMilli(at), Evidence.Event.valueOf(event), entry, opId,
                    recordType == null || recordId == null ? null : new RecordKey(recordType, recordId),
                    state == null ? null : EntryState.valueOf(state),
                    outcome == null ? null : OpResult.Status.valueOf(outcome), agentTask, Wire.read(facts, Facts.class),
                    origin(origin), previous, hash);
        } catch (WireException | IllegalArgumentException e) {
            throw new StorageException("Row " + sequence
                    + " of the evidence cannot be read: it has been altered. Verify the evidence to see what else has.", e);
        }
    }

    static Origin origin(String content) {
        try {
            return Wire.read(content, Origin.class);
        } catch (WireException e) {
            throw new StorageException("Where the evidence comes from cannot be read: it has been altered.", e);
        }
    }
}
