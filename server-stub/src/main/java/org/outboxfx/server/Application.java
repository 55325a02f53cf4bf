package org.outboxfx.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Change;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Merge;
import org.outboxfx.record.Record;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Lost;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.Wire;

/** Applies operations that may be applied: merges them into the records, which take the next places in the feed. */
final class Application {

    private static final String MESSAGE = "message";

    private final ChangeStore store;
    private final Transaction tx;
    private final String workspace;
    private final Instant now;
    private final long endBefore;
    private long end;

    /** @param now the time at which what is deleted was */
    Application(ChangeStore store, Transaction tx, String workspace, Instant now) {
        this.store = store;
        this.tx = tx;
        this.workspace = workspace;
        this.now = now;
        this.endBefore = store.lockEnd(tx, workspace);
        this.end = endBefore;
    }

    long end() {
        return end;
    }

    /** Writes the feed's new end. */
    void finish() {
        if (end > endBefore) {
            store.moveEnd(tx, workspace, end);
        }
    }

    /** APPLIED, MERGED or SUPERSEDED; or REJECTED, and then nothing was written. */
    OpResult apply(Operation op) {
        Optional<ChangeStore.Stored> stored = store.record(tx, workspace, op.key());
        Record before = stored.map(ChangeStore.Stored::record).orElseGet(() -> Record.empty(op.key()));
        Record edit = op.edit();
        if (op.kind() == Change.Kind.SEND && isAnother(before, edit)) {
            return OpResult.rejected(op.opId(), Code.INVALID,
                    "A record of this id exists; expected a new id for what is sent once.");
        }
        if (rewritesMessage(before, edit)) {
            return OpResult.rejected(op.opId(), Code.FORBIDDEN, "A message's text cannot be changed once it was sent.");
        }
        Merge.Outcome outcome = Merge.merge(before, edit);
        byte[] body = Wire.write(outcome.merged());
        int bound = op.type().equals(Conflict.TYPE) ? 2 * Limits.MAX_RECORD_BYTES : Limits.MAX_RECORD_BYTES;
        if (body.length > bound || outcome.merged().fields().size() > Limits.MAX_FIELDS) {
            return OpResult.rejected(op.opId(), Code.TOO_LARGE,
                    "The record would have " + outcome.merged().fields().size() + " fields and "
                            + body.length + " bytes; expected at most " + Limits.MAX_FIELDS + " and " + bound + ".");
        }
        long seq = outcome.won().isEmpty()
                ? stored.map(ChangeStore.Stored::seq).orElse(end)
                : write(outcome.merged(), body, stored.isPresent());
        if (op.kind() == Change.Kind.PUT && !op.type().equals(Conflict.TYPE)) {
            Conflict.between(before, op.base(), edit).forEach(this::raise);
        }
        return OpResult.applied(op.opId(), status(outcome), seq, lost(outcome));
    }

    /** The same once more is no other: its first sending may be forgotten, and what it made given back by another device. */
    private static boolean isAnother(Record before, Record edit) {
        boolean exists = before.fields().keySet().stream().anyMatch(name -> !name.equals(Record.DELETED));
        return exists && !edit.fields().entrySet().stream()
                .allMatch(field -> field.getValue().value().equals(before.value(field.getKey())));
    }

    private static boolean rewritesMessage(Record before, Record edit) {
        return before.key().type().equals(MESSAGE) && edit.fields().entrySet().stream().anyMatch(field -> {
            FieldValue present = before.value(field.getKey());
            return present instanceof FieldValue.Text && !present.equals(field.getValue().value());
        });
    }

    private void raise(Conflict conflict) {
        Optional<ChangeStore.Stored> stored = store.record(tx, workspace, conflict.key());
        Record before = stored.map(ChangeStore.Stored::record).orElseGet(() -> Record.empty(conflict.key()));
        Merge.Outcome outcome = Merge.merge(before, conflict.toRecord());
        if (!outcome.won().isEmpty()) {
            write(outcome.merged(), Wire.write(outcome.merged()), stored.isPresent());
        }
    }

    private long write(Record merged, byte[] body, boolean exists) {
        end++;
        var placed = new ChangeStore.Placed(merged.key(), body, end, merged.isDeleted() ? now : null);
        if (exists) {
            store.replace(tx, workspace, placed);
        } else {
            store.insert(tx, workspace, placed);
        }
        return end;
    }

    private static Status status(Merge.Outcome outcome) {
        if (outcome.lost().isEmpty()) {
            return Status.APPLIED;
        }
        return outcome.won().isEmpty() ? Status.SUPERSEDED : Status.MERGED;
    }

    private static List<Lost> lost(Merge.Outcome outcome) {
        return outcome.lost().stream().map(field -> new Lost(field, winner(outcome.merged(), field))).toList();
    }

    private static HybridTimestamp winner(Record merged, String field) {
        HybridTimestamp winner = merged.stamp(field);
        if (winner == null) {
            throw new IllegalStateException("Field lost against nothing: the merge named a field that it did not keep.");
        }
        return winner;
    }
}
