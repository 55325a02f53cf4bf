package org.outboxfx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.outbox.Sending;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.DeviceState.GivingBack;
import org.outboxfx.replica.Missing;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a server whose database was replaced by an empty or older one what it lacks: each record's fields under their old
 * stamps, so that no edit is dated anew, and without what still waits in the outbox, which goes its own way. An operation's
 * id is made from its content: however many devices send it however often, it is applied once.
 *
 * <p>What is still missing is stored. After a crash it goes on where it was.
 */
final class GiveBack {

    private static final int RECORDS_AT_ONCE = Limits.MAX_BATCH_OPERATIONS;
    private static final int MAX_BYTES = Limits.MAX_BODY_BYTES / 2;
    private static final Logger LOG = LoggerFactory.getLogger(GiveBack.class);

    private final Database database;
    private final Replica replica;
    private final Outbox outbox;
    private final Sending sending;
    private final DeviceState device;
    private final String name;
    private final Transport transport;
    private final LongConsumer left;
    private final Missing missing = new Missing();

    /**
     * @param name this device's id
     * @param left is told how many records are still to be given back, 0 at last; must not block
     */
    GiveBack(Database database, Replica replica, Outbox outbox, DeviceState device, String name, Transport transport,
            LongConsumer left) {
        this.database = database;
        this.replica = replica;
        this.outbox = outbox;
        this.sending = outbox.sending();
        this.device = device;
        this.name = name;
        this.transport = transport;
        this.left = left;
    }

    /** The records that one request gives back. */
    private record Portion(List<RecordKey> keys, List<Operation> operations, @Nullable HistoryMark history) {}

    /** The server leads to another history: everything here may be missing there. */
    void begin(Transaction tx) {
        device.forgetHistory(tx);
        device.saveGivingBack(tx, GivingBack.READING);
        missing.all(tx);
        sending.awaitAnotherHistory(tx);
    }

    /**
     * A page was merged into the records. Where it brings a value that this device wrote and does not know to have been sent, as when
     * another device has given it back, the value stays if the entry is taken back.
     */
    void brought(Transaction tx, List<Record> page) {
        page.stream().filter(record -> record.fields().values().stream().anyMatch(field -> field.stamp().device().equals(name)))
                .filter(record -> !outbox.open(tx, record.key()).isEmpty()).forEach(record -> replica.keepBeneath(tx, record));
    }

    /** A page of the new history was merged into the records. */
    void read(Transaction tx, List<Record> page, boolean isLast) {
        page.forEach(record -> replica.find(tx, record.key()).ifPresent(here -> missing.shown(tx, record, here)));
        if (isLast) {
            device.saveGivingBack(tx, GivingBack.SENDING);
        }
    }

    /**
     * Sends some of what is missing. Blocks.
     *
     * @return why that failed, if it did
     */
    Optional<Answer.Failed<?>> some() {
        Portion portion = database.read(this::portion);
        if (portion.operations().isEmpty()) {
            finish(portion.keys());
            return Optional.empty();
        }
        return switch (transport.send(new OpsRequest(name, portion.operations(), portion.history(), null, null, null))) {
            case Answer.Failed<OpsResponse> failed when failed.failure() == Answer.Failure.ANOTHER_HISTORY -> {
                database.inTransaction(tx -> {
                    begin(tx);
                    return null;
                });
                yield Optional.empty();
            }
            case Answer.Failed<OpsResponse> failed -> Optional.of(failed);
            case Answer.Ok<OpsResponse>(OpsResponse response, var _) -> {
                boolean all = database.inTransaction(tx -> store(tx, portion, response));
                yield all
                        ? Optional.empty()
                        : Optional.of(new Answer.Failed<>(Answer.Failure.BUSY, "The server takes some of it later.", null));
            }
        };
    }

    private Portion portion(Transaction tx) {
        var keys = new ArrayList<RecordKey>();
        var operations = new ArrayList<Operation>();
        long bytes = 0;
        for (RecordKey key : missing.some(tx, RECORDS_AT_ONCE)) {
            List<Operation> own = operations(tx, key);
            long more = own.stream().mapToLong(operation -> Wire.write(operation).length).sum();
            boolean full = operations.size() + own.size() > Limits.MAX_BATCH_OPERATIONS || bytes + more > MAX_BYTES;
            if (full && !operations.isEmpty()) {
                break;
            }
            keys.add(key);
            operations.addAll(own);
            bytes += more;
        }
        return new Portion(keys, operations, device.history(tx));
    }

    private List<Operation> operations(Transaction tx, RecordKey key) {
        Record here = replica.find(tx, key).orElseGet(() -> Record.empty(key));
        Record sent = Reverted.without(here, outbox.open(tx, key), replica.beneath(tx, key));
        var byStamp = new TreeMap<HybridTimestamp, SortedMap<String, FieldValue>>();
        sent.fields().forEach((field, value) -> byStamp.computeIfAbsent(value.stamp(), _ -> new TreeMap<>())
                .put(field, value.value()));
        return byStamp.entrySet().stream().map(edit -> operation(key, edit.getKey(), edit.getValue())).toList();
    }

    private static Operation operation(RecordKey key, HybridTimestamp stamp, SortedMap<String, FieldValue> fields) {
        String content = Wire.writeText(Record.stamped(key, fields, stamp));
        String opId = UUID.nameUUIDFromBytes(content.getBytes(UTF_8)).toString();
        return new Operation(opId, key.type(), key.id(), Change.Kind.GIVE_BACK, stamp, new TreeMap<>(), fields, opId, List.of(),
                Limits.SCHEMA, null, Change.Impact.LOW);
    }

    /** @return whether the server has answered for all of it */
    private boolean store(Transaction tx, Portion portion, OpsResponse response) {
        var open = new HashSet<String>();
        portion.operations().forEach(operation -> open.add(operation.opId()));
        long seen = 0;
        int refused = 0;
        for (OpResult result : response.results()) {
            switch (result.status()) {
                case APPLIED, MERGED, SUPERSEDED, DUPLICATE -> open.remove(result.opId());
                case REJECTED -> {
                    open.remove(result.opId());
                    refused++;
                }
                case DEFERRED, NOT_ATTEMPTED -> LOG.debug("Given back later: {} {}", result.opId(), result.code());
            }
            seen = Math.max(seen, result.seq() == null ? 0 : result.seq());
        }
        if (refused > 0) {
            LOG.warn("The server does not take back {} of what it once had; it stays on this device.", refused);
        }
        if (response.epoch() != null) {
            device.saveHistory(tx, new HistoryMark(response.epoch(), seen));
        }
        var unfinished = new HashSet<RecordKey>();
        portion.operations().stream().filter(operation -> open.contains(operation.opId())).map(Operation::key)
                .forEach(unfinished::add);
        portion.keys().stream().filter(key -> !unfinished.contains(key)).forEach(key -> missing.found(tx, key));
        long remaining = missing.count(tx);
        tx.afterCommit(() -> left.accept(Math.max(1, remaining)));
        return unfinished.isEmpty();
    }

    /** @param unsent records of which nothing was ever sent */
    private void finish(List<RecordKey> unsent) {
        database.inTransaction(tx -> {
            unsent.forEach(key -> missing.found(tx, key));
            if (missing.count(tx) == 0) {
                HistoryMark mark = device.history(tx);
                device.saveGivingBack(tx, GivingBack.NOTHING);
                sending.resumeAt(tx, mark == null ? 0 : mark.seen());
                sending.confirm(tx, device.cursor(tx));
                tx.afterCommit(() -> left.accept(0));
            }
            return null;
        });
    }
}
