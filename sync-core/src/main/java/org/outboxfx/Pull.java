package org.outboxfx;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.outbox.Sending;
import org.outboxfx.record.Field;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;

/** Reads the server's feed, page by page, and merges it. Records, cursor and confirmations of a page are one transaction. */
final class Pull {

    private final Database database;
    private final Replica replica;
    private final Sending sending;
    private final DeviceState device;
    private final HybridClock clock;
    private final Transport transport;
    private final Consumer<Set<RecordKey>> recordsChanged;
    /** The history of the page last merged; an empty page of the same one changes nothing and is not stored. */
    private String epoch = "";

    Pull(Database database, Replica replica, Sending sending, DeviceState device, HybridClock clock, Transport transport,
            Consumer<Set<RecordKey>> recordsChanged) {
        this.database = database;
        this.replica = replica;
        this.sending = sending;
        this.device = device;
        this.clock = clock;
        this.transport = transport;
        this.recordsChanged = recordsChanged;
    }

    /** How one page went. */
    sealed interface Outcome {
        /** @param more true if another page is there already */
        record Merged(boolean more) implements Outcome {}

        record Failed(Answer.Failed<ChangesResponse> why) implements Outcome {}
    }

    /** Asks for one page and merges it. Blocks; the server may hold the request for the given time. */
    Outcome page(Duration wait) {
        long cursor = database.read(device::cursor);
        return switch (transport.changes(cursor, Limits.MAX_PAGE_RECORDS, wait)) {
            case Answer.Failed<ChangesResponse> failed -> new Outcome.Failed(failed);
            case Answer.Ok<ChangesResponse> ok -> {
                ChangesResponse page = ok.value();
                if (page.records().isEmpty() && page.cursor() == cursor && page.epoch().equals(epoch)) {
                    yield new Outcome.Merged(false);
                }
                boolean reset = database.inTransaction(tx -> merge(tx, page));
                epoch = page.epoch();
                yield new Outcome.Merged(page.more() || reset);
            }
        };
    }

    /** @return true if the page belongs to another history than the cursor, and reading begins anew */
    private boolean merge(Transaction tx, ChangesResponse page) {
        Optional<String> known = device.epoch(tx);
        if (known.isEmpty() || !known.get().equals(page.epoch())) {
            device.saveEpoch(tx, page.epoch());
            if (known.isPresent()) {
                device.saveCursor(tx, 0);
                return true;
            }
        }
        page.records().forEach(record -> record.fields().values().stream().map(Field::stamp).forEach(clock::observe));
        Set<RecordKey> changed = new LinkedHashSet<>(replica.merge(tx, page.records()));
        if (page.cursor() != device.cursor(tx)) {
            device.saveCursor(tx, page.cursor());
            sending.confirm(tx, page.cursor());
            device.saveStamp(tx, clock);
        }
        if (!changed.isEmpty()) {
            tx.afterCommit(() -> recordsChanged.accept(changed));
        }
        return false;
    }
}
