package org.outboxfx.app.activity;

import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.wire.OpResult;

/** What became of a change, as a person asks for it. */
enum Outcome {
    ANY(null, null), ARRIVED(EntryState.CONFIRMED, null), MERGED(null, OpResult.Status.MERGED), OVERTAKEN(null,
            OpResult.Status.SUPERSEDED), KNOWN(null, OpResult.Status.DUPLICATE), RETRIED(EntryState.RETRY_WAIT, null), ASKED(
                    EntryState.NEEDS_CONFIRMATION, null), REFUSED(EntryState.REJECTED, null), EXPIRED(EntryState.EXPIRED,
                            null), TAKEN_BACK(EntryState.CANCELLED, null), REPLACED(EntryState.ABSORBED, null);

    private final @Nullable EntryState state;
    private final OpResult.@Nullable Status answer;

    Outcome(@Nullable EntryState state, OpResult.@Nullable Status answer) {
        this.state = state;
        this.answer = answer;
    }

    /** The state that an entry then has come into; null if that does not tell. */
    @Nullable
    EntryState state() {
        return state;
    }

    /** What the server then has said; null if that does not tell. */
    OpResult.@Nullable Status answer() {
        return answer;
    }
}
