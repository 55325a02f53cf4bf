package org.outboxfx.outbox;

import java.util.List;

/** The four things a person wants told apart, and the rest: which states of an entry mean what to them. */
public enum Stage {
    /** Written, not meant to be sent yet. */
    DRAFTED(EntryState.DRAFT),
    /** Meant to be sent; the server has not answered for it. */
    QUEUED(EntryState.SENDING, EntryState.RETRY_WAIT, EntryState.HELD, EntryState.QUEUED, EntryState.BLOCKED),
    /** The server has answered for it. */
    SENT(EntryState.SENT, EntryState.CONFIRMED),
    /** Nothing moves until a person decides. */
    NEEDS_YOU(EntryState.NEEDS_CONFIRMATION, EntryState.REJECTED, EntryState.EXPIRED),
    /** Taken back or overwritten before it was sent. */
    GONE(EntryState.CANCELLED, EntryState.ABSORBED);

    private final List<EntryState> states;

    Stage(EntryState... states) {
        this.states = List.of(states);
    }

    /** Its states, those that move first first. */
    public List<EntryState> states() {
        return states;
    }

    public static Stage of(EntryState state) {
        for (Stage stage : values()) {
            if (stage.states.contains(state)) {
                return stage;
            }
        }
        throw new IllegalStateException("State " + state + " belongs to no stage.");
    }
}
