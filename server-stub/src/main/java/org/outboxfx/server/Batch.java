package org.outboxfx.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.IncomingOperation;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.Operation;

/**
 * One batch within one transaction: decides about each operation in turn. Records, dedupe rows and feed positions of
 * the whole batch are committed together, so an answer that was lost can be asked for again.
 */
final class Batch {

    /** How long a client waits before it sends a deferred operation again. */
    private static final long RETRY_AFTER_MS = 1_000;
    /** A person decides when; asking again by itself is of no use. */
    private static final long STEP_UP_RETRY_MS = 3_600_000;

    private final ChangeStore store;
    private final Transaction tx;
    private final String workspace;
    private final Instant now;
    private final Predicate<Operation> proven;
    private final Application application;
    private final Set<String> failedLanes = new HashSet<>();

    /** @param proven whether a person has confirmed an operation that must be confirmed */
    Batch(ChangeStore store, Transaction tx, String workspace, Instant now, Predicate<Operation> proven) {
        this.store = store;
        this.tx = tx;
        this.workspace = workspace;
        this.now = now;
        this.proven = proven;
        this.application = new Application(store, tx, workspace, now);
    }

    /** One result per operation, in their order. */
    List<OpResult> apply(List<IncomingOperation> operations) {
        var results = new ArrayList<OpResult>();
        for (IncomingOperation incoming : operations) {
            results.add(switch (incoming) {
                case IncomingOperation.Readable(Operation operation) -> settled(operation.lane(), decided(operation));
                case IncomingOperation.Unreadable(String opId, String lane) -> settled(lane, unreadable(opId, lane));
            });
        }
        application.finish();
        return results;
    }

    /** The feed's end after the batch. */
    long end() {
        return application.end();
    }

    private OpResult settled(@Nullable String lane, OpResult result) {
        boolean failed = result.status() == Status.REJECTED || result.status() == Status.DEFERRED;
        if (failed && lane != null) {
            failedLanes.add(lane);
        }
        return result;
    }

    private OpResult unreadable(String opId, @Nullable String lane) {
        return lane != null && failedLanes.contains(lane)
                ? OpResult.notAttempted(opId)
                : OpResult.rejected(opId, Code.INVALID,
                        "A member has the wrong form; the protocol's section on operations tells the right one.");
    }

    private OpResult decided(Operation op) {
        Optional<OpResult> broken = OperationRules.broken(op);
        if (broken.isPresent()) {
            return failedLanes.contains(op.lane()) ? OpResult.notAttempted(op.opId()) : broken.get();
        }
        byte[] fingerprint = Fingerprint.of(op);
        // Before the lane is asked: what was applied once is settled, whatever became of its predecessors since.
        Optional<ChangeStore.Applied> before = store.applied(tx, workspace, op.opId());
        if (before.isPresent()) {
            return Arrays.equals(before.get().fingerprint(), fingerprint)
                    ? before.get().result().asDuplicate()
                    : OpResult.rejected(op.opId(), Code.KEY_REUSED,
                            "An operation with this opId and other content was applied before. Expected a new opId.");
        }
        if (failedLanes.contains(op.lane())) {
            return OpResult.notAttempted(op.opId());
        }
        return notNow(op).orElseGet(() -> applied(op, fingerprint));
    }

    private Optional<OpResult> notNow(Operation op) {
        if (op.hlc().millis() > now.plus(HybridClock.MAX_AHEAD).toEpochMilli()) {
            return Optional.of(OpResult.deferred(op.opId(), Code.CLOCK_SKEW, "The stamp is more than "
                    + HybridClock.MAX_AHEAD.toMinutes() + " minutes ahead of the server. Correct the clock and stamp it again.",
                    RETRY_AFTER_MS));
        }
        for (String dependency : op.dependsOn()) {
            if (store.applied(tx, workspace, dependency).isEmpty()) {
                return Optional.of(OpResult.deferred(op.opId(), Code.DEPENDENCY,
                        "An operation that this one depends on has not been applied.", RETRY_AFTER_MS));
            }
        }
        return proven.test(op)
                ? Optional.empty()
                : Optional.of(OpResult.deferred(op.opId(), Code.STEP_UP,
                        "This server wants the member to confirm this operation with their passphrase.", STEP_UP_RETRY_MS));
    }

    private OpResult applied(Operation op, byte[] fingerprint) {
        OpResult result = application.apply(op);
        if (result.status() != Status.REJECTED) {
            store.remember(tx, workspace, fingerprint, result, now);
        }
        return result;
    }
}
