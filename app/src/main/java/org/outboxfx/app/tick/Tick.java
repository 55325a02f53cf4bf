package org.outboxfx.app.tick;

import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;

/** How far a change has come, in the few steps a person cares about. */
public enum Tick {
    /** Is being saved on this device; nothing is promised yet. */
    SAVING,
    /** Written, not yet to be sent. */
    DRAFT,
    /** Waits on this device. */
    QUEUED,
    /** On its way now. */
    SENDING,
    /** The server has it. */
    SENT,
    /** It has come back to this device in the server's own feed. */
    CONFIRMED,
    /** Waits for a person. */
    TROUBLE;

    /** @param state the newest unsettled state of a record's changes; null if there is none */
    public static Tick of(@Nullable EntryState state) {
        return state == null ? CONFIRMED : ofEntry(state);
    }

    public static Tick ofEntry(EntryState state) {
        return switch (state) {
            case DRAFT -> DRAFT;
            case HELD, QUEUED, BLOCKED, RETRY_WAIT -> QUEUED;
            case SENDING -> SENDING;
            case SENT -> SENT;
            case CONFIRMED, CANCELLED, ABSORBED -> CONFIRMED;
            case NEEDS_CONFIRMATION, REJECTED, EXPIRED -> TROUBLE;
        };
    }
}
