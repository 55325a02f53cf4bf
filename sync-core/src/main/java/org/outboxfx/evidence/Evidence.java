package org.outboxfx.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.record.RecordKey;
import org.outboxfx.wire.OpResult;

/**
 * One row: one event of an entry's life, or of the evidence itself. It never holds what a person wrote.
 *
 * @param sequence its place; the first is 1, and there are no gaps
 * @param at when it happened, by this device's clock
 * @param entry the entry's number in this device's outbox; null if it is not about one entry
 * @param opId the entry's operation id at that time
 * @param state the state the entry then was in
 * @param outcome what the server said of it, once it has
 * @param agentTask the agent's task, where an agent queued it
 * @param previous the hash of the row before
 * @param hash SHA-256 over {@code previous} and everything above
 */
public record Evidence(long sequence, Instant at, Event event, @Nullable Long entry, @Nullable String opId,
        @Nullable RecordKey key, @Nullable EntryState state, OpResult.@Nullable Status outcome, @Nullable String agentTask,
        Facts facts,
        Origin origin, String previous, String hash) {

    /** What a row tells of. */
    public enum Event {
        /** An entry was written. */
        ADDED,
        /** It came into another state. */
        MOVED,
        /** Its content or its stamp changed before it was sent. */
        REWRITTEN,
        /** A person was asked before it is sent late. */
        ASKED,
        /** A person answered. */
        DECIDED,
        /** Its content was erased; the evidence stays. */
        ERASED,
        /** The server signed that it answered a request. */
        RECEIPT,
        /** Rows at the beginning were let go, as the policy has it. */
        PRUNED
    }
}
