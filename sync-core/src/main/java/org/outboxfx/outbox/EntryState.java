package org.outboxfx.outbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an entry of the outbox stands between a person's hand and every other device, and which moves there are
 * (protocol, section 5). The table below is the only place that knows.
 */
public enum EntryState {
    /** Being written; not meant to be sent yet. */
    DRAFT,
    /** Meant to be sent, but not before its undo window or its send-later time is over. */
    HELD,
    /** Ready to be sent. */
    QUEUED,
    /** Of high impact and late: a person is asked again before it is sent. */
    NEEDS_CONFIRMATION,
    /** Behind an earlier entry of its lane, or behind one it depends on. */
    BLOCKED,
    /** On its way; whether the server has it is not known. */
    SENDING,
    /** Will be tried again. */
    RETRY_WAIT,
    /** The server's answer is stored. */
    SENT,
    /** Seen in the feed that every device reads. */
    CONFIRMED,
    /** The server will never take it as it is. */
    REJECTED,
    /** Grew too old to be sent unasked. Kept, and can be sent again. */
    EXPIRED,
    /** Taken back by a person before it was sent. */
    CANCELLED,
    /** Overwritten by a later entry before it was ever sent. */
    ABSORBED;

    /** The states in which an entry waits for the network or for others, and can become too old. */
    static final Set<EntryState> AGING = EnumSet.of(QUEUED, BLOCKED, RETRY_WAIT, NEEDS_CONFIRMATION);

    /** The states that this one may move to. */
    public Set<EntryState> next() {
        return switch (this) {
            case DRAFT -> Set.of(HELD, QUEUED, BLOCKED, CANCELLED, EXPIRED);
            case HELD -> Set.of(QUEUED, BLOCKED, DRAFT, CANCELLED, EXPIRED);
            case QUEUED -> Set.of(SENDING, BLOCKED, NEEDS_CONFIRMATION, RETRY_WAIT, CANCELLED, ABSORBED, EXPIRED);
            case BLOCKED -> Set.of(QUEUED, NEEDS_CONFIRMATION, RETRY_WAIT, CANCELLED, ABSORBED, EXPIRED);
            case NEEDS_CONFIRMATION -> Set.of(QUEUED, RETRY_WAIT, CANCELLED, ABSORBED, EXPIRED);
            case SENDING -> Set.of(SENT, RETRY_WAIT, REJECTED, BLOCKED);
            case RETRY_WAIT -> Set.of(QUEUED, RETRY_WAIT, SENT, CANCELLED, ABSORBED, EXPIRED);
            case REJECTED -> Set.of(QUEUED, DRAFT, CANCELLED, ABSORBED);
            case EXPIRED -> Set.of(QUEUED, CANCELLED, ABSORBED);
            case SENT -> Set.of(CONFIRMED);
            case CONFIRMED, CANCELLED, ABSORBED -> Set.of();
        };
    }

    /** True while the server's answer is outstanding and a person may still expect it to be sent. */
    public boolean isUnsent() {
        return switch (this) {
            case HELD, QUEUED, NEEDS_CONFIRMATION, BLOCKED, SENDING, RETRY_WAIT, REJECTED, EXPIRED -> true;
            case DRAFT, SENT, CONFIRMED, CANCELLED, ABSORBED -> false;
        };
    }

    /** True once nothing will be sent any more: its content is not needed. */
    public boolean isOver() {
        return next().isEmpty();
    }

    /** True while later entries of the same lane must wait for this one. */
    boolean parksLane() {
        return switch (this) {
            case RETRY_WAIT, BLOCKED, REJECTED, NEEDS_CONFIRMATION, EXPIRED -> true;
            default -> false;
        };
    }

    /**
     * Checks one move.
     *
     * @return the state moved to
     * @throws MovedOnException if there is no such move; names both states and the entry
     */
    EntryState to(EntryState target, String opId) {
        if (!next().contains(target)) {
            throw new MovedOnException(
                    "Outbox entry " + opId + " cannot move from " + this + " to " + target + "; expected one of "
                            + next() + ".");
        }
        return target;
    }
}
