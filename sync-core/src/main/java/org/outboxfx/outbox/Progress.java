package org.outboxfx.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.wire.OpResult;

/**
 * How far an entry has come.
 *
 * @param reason why it is in this state, if there is more to say than the state does
 * @param detail what the server said about it
 * @param nextAt when it moves on by itself: the end of its undo window, or the next attempt
 * @param attempted true once the server may have it: it was sent before, and nothing says that it was not taken then. What
 *     is on its way for the first time does not count yet
 * @param attempts how often it was tried while the server was reachable
 * @param changedAt when it came into this state
 * @param expiresAt when it stops being sent unasked
 * @param status what the server's last answer said of it; null once it moves on without being taken
 * @param seq the feed position the server gave it
 * @param request the request in which it was last sent
 */
public record Progress(EntryState state, @Nullable Reason reason, @Nullable String detail, @Nullable Instant nextAt,
        boolean attempted,
        int attempts, Instant changedAt, Instant expiresAt, OpResult.@Nullable Status status, @Nullable Long seq,
        @Nullable String request) {

    /** An entry that was just written. */
    static Progress begin(EntryState state, Instant now, Instant expiresAt) {
        return new Progress(state, null, null, null, false, 0, now, expiresAt, null, null, null);
    }

    /** In another state, with nothing more to say about it. */
    Progress to(EntryState state, Instant now) {
        return new Progress(state, null, null, null, attempted, attempts, now, expiresAt, null, null, request);
    }

    /** In another state for a reason. */
    Progress to(EntryState state, Reason reason, Instant now) {
        return new Progress(state, reason, null, null, attempted, attempts, now, expiresAt, null, null, request);
    }

    Progress saying(@Nullable String detail) {
        return new Progress(state, reason, detail, nextAt, attempted, attempts, changedAt, expiresAt, status, seq, request);
    }

    Progress until(@Nullable Instant nextAt) {
        return new Progress(state, reason, detail, nextAt, attempted, attempts, changedAt, expiresAt, status, seq, request);
    }

    Progress onTheWire(String request, Instant now) {
        return new Progress(EntryState.SENDING, null, null, null, attempted, attempts, now, expiresAt, null, null, request);
    }

    Progress countingAttempt() {
        return new Progress(state, reason, detail, nextAt, attempted, attempts + 1, changedAt, expiresAt, status, seq, request);
    }

    /** The server has said this of it, without taking it. */
    Progress answered(OpResult.Status status) {
        return new Progress(state, reason, detail, nextAt, attempted, attempts, changedAt, expiresAt, status, seq, request);
    }

    /** It may have arrived, whatever becomes of it later. */
    Progress perhapsTaken() {
        return new Progress(state, reason, detail, nextAt, true, attempts, changedAt, expiresAt, status, seq, request);
    }

    /** The server has looked for it by its id, and certainly does not have it. */
    Progress notTaken() {
        return new Progress(state, reason, detail, nextAt, false, attempts, changedAt, expiresAt, status, seq, request);
    }

    Progress sent(OpResult.Status status, @Nullable Long seq, Instant now) {
        return new Progress(EntryState.SENT, null, null, null, true, attempts + 1, now, expiresAt, status, seq, request);
    }

    Progress confirmed(Instant now) {
        return new Progress(EntryState.CONFIRMED, null, null, null, true, attempts, now, expiresAt, status, seq, request);
    }

    Progress expiring(Instant expiresAt) {
        return new Progress(state, reason, detail, nextAt, attempted, attempts, changedAt, expiresAt, status, seq, request);
    }
}
