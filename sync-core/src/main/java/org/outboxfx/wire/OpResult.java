package org.outboxfx.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;

/**
 * What became of one operation.
 *
 * @param seq the feed position it was given, if it was applied
 * @param lost fields of it that a newer edit had already overtaken
 * @param original for a {@code DUPLICATE}: what became of it the first time
 * @param code why it was rejected or deferred, one of {@link Code}
 * @param detail the same in words, without any of its content
 * @param retryAfterMs milliseconds to wait before sending a deferred one again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OpResult(String opId, Status status, @Nullable Long seq, List<Lost> lost, @Nullable Status original,
        @Nullable Code code, @Nullable String detail, @Nullable Long retryAfterMs) {

    /** Protocol, section 4. */
    public enum Status {
        /** Every field won. */
        APPLIED,
        /** Some fields won. */
        MERGED,
        /** No field won. */
        SUPERSEDED,
        /** Seen before; applied then, not again. */
        DUPLICATE,
        /** Never to be applied as it is. */
        REJECTED,
        /** Not now. */
        DEFERRED,
        /** An earlier operation of its lane did not get through. */
        NOT_ATTEMPTED
    }

    public enum Code {
        INVALID, TOO_LARGE, FORBIDDEN, UNKNOWN_TYPE, KEY_REUSED, CLOCK_SKEW, DEPENDENCY, STEP_UP, RATE
    }

    /** A field that lost against the winner's stamp. */
    public record Lost(String field, HybridTimestamp winner) {}

    public OpResult {
        lost = lost == null ? List.of() : List.copyOf(lost);
    }

    public static OpResult applied(String opId, Status status, long seq, List<Lost> lost) {
        return new OpResult(opId, status, seq, lost, null, null, null, null);
    }

    public static OpResult rejected(String opId, Code code, String detail) {
        return new OpResult(opId, Status.REJECTED, null, List.of(), null, code, detail, null);
    }

    public static OpResult deferred(String opId, Code code, String detail, long retryAfterMs) {
        return new OpResult(opId, Status.DEFERRED, null, List.of(), null, code, detail, retryAfterMs);
    }

    public static OpResult notAttempted(String opId) {
        return new OpResult(opId, Status.NOT_ATTEMPTED, null, List.of(), null, null, null, null);
    }

    /** The answer to a repetition of the operation that this is the result of. */
    public OpResult asDuplicate() {
        return status == Status.DUPLICATE
                ? this
                : new OpResult(opId, Status.DUPLICATE, seq, lost, status, code, detail, retryAfterMs);
    }
}
