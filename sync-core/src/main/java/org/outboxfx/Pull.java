package org.outboxfx;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.outbox.Sending;
import org.outboxfx.record.Field;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.DeviceState;
import org.outboxfx.replica.DeviceState.GivingBack;
import org.outboxfx.replica.Replica;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;

/**
 * Reads the server's feed, page by page, and merges it. Records, cursor and confirmations of a page are one transaction. If the
 * server turns out to have lost part of its history, it is read anew, and what is missing there is given back.
 */
final class Pull {

    private final Database database;
    private final Replica replica;
    private final Sending sending;
    private final DeviceState device;
    private final HybridClock clock;
    private final Transport transport;
    private final GiveBack giveBack;
    private final Snapshot snapshot;
    private final Consumer<Set<RecordKey>> recordsChanged;
    /** The server took nothing back last time: before the next attempt a page is read, because reading never stands still. */
    private boolean refused;

    Pull(Database database, Replica replica, Sending sending, DeviceState device, HybridClock clock, Transport transport,
            GiveBack giveBack, Snapshot snapshot, Consumer<Set<RecordKey>> recordsChanged) {
        this.database = database;
        this.replica = replica;
        this.sending = sending;
        this.device = device;
        this.clock = clock;
        this.transport = transport;
        this.giveBack = giveBack;
        this.snapshot = snapshot;
        this.recordsChanged = recordsChanged;
    }

    /** How one page went. */
    sealed interface Outcome {
        /** @param more true if there is more to do at once */
        record Merged(boolean more) implements Outcome {}

        record Failed(Answer.Failed<?> why) implements Outcome {}
    }

    /**
     * Asks for one page and merges it, or gives back some of what the server has lost. Blocks; the server may hold the
     * request for the given time.
     */
    Outcome page(Duration wait) {
        Position at = database
                .read(tx -> new Position(device.cursor(tx), snapshot.page(tx), device.history(tx), device.givingBack(tx)));
        boolean giving = at.givingBack() == GivingBack.SENDING;
        if (giving && !refused) {
            Optional<Answer.Failed<?>> failure = giveBack.some();
            refused = failure.isPresent();
            return failure.<Outcome>map(Outcome.Failed::new).orElseGet(() -> new Outcome.Merged(true));
        }
        refused = false;
        return switch (ask(at, giving ? Duration.ZERO : wait)) {
            case Answer.Failed<ChangesResponse> failed when failed.failure() == Answer.Failure.GONE -> {
                database.inTransaction(tx -> {
                    snapshot.begin(tx);
                    return null;
                });
                yield new Outcome.Merged(true);
            }
            case Answer.Failed<ChangesResponse> failed -> new Outcome.Failed(failed);
            case Answer.Ok<ChangesResponse> ok -> new Outcome.Merged(merged(at, ok.value()));
        };
    }

    private Answer<ChangesResponse> ask(Position at, Duration wait) {
        Long snapshotPage = at.snapshotPage();
        return snapshotPage == null
                ? transport.changes(at.cursor(), at.history(), Limits.MAX_PAGE_RECORDS, wait)
                : transport.snapshot(snapshotPage, at.history());
    }

    /** Where reading stands: in the feed, or if it names a page, in the snapshot. */
    private record Position(long cursor, @Nullable Long snapshotPage, @Nullable HistoryMark history, GivingBack givingBack) {
        /** An empty page of the same position changes nothing. */
        boolean isAfter(ChangesResponse page) {
            return snapshotPage == null && givingBack == GivingBack.NOTHING && history != null && page.records().isEmpty()
                    && page.cursor() == cursor
                    && !page.beginsAnew();
        }
    }

    /** @return whether there is more to do at once */
    private boolean merged(Position at, ChangesResponse page) {
        if (at.isAfter(page)) {
            return page.more();
        }
        return database.inTransaction(tx -> {
            if (!page.beginsAnew()) {
                merge(tx, at, page);
                return page.more() || at.snapshotPage() != null || device.givingBack(tx) == GivingBack.SENDING;
            }
            if (Objects.equals(at.history(), device.history(tx))) {
                giveBack.begin(tx);
            }
            return true;
        });
    }

    private void merge(Transaction tx, Position at, ChangesResponse page) {
        page.records().forEach(record -> record.fields().values().stream().map(Field::stamp).forEach(clock::observe));
        Set<RecordKey> changed = new LinkedHashSet<>(replica.merge(tx, page.records()));
        giveBack.brought(tx, page.records());
        device.saveHistory(tx, new HistoryMark(page.epoch(), page.cursor()));
        if (device.givingBack(tx) == GivingBack.READING) {
            giveBack.read(tx, page.records(), !page.more());
        }
        boolean ofSnapshot = at.snapshotPage() != null;
        if (ofSnapshot) {
            changed.addAll(snapshot.take(tx, page));
        } else if (!page.more()) {
            snapshot.caughtUp(tx);
        }
        long reached = ofSnapshot && page.more() ? at.cursor() : page.cursor();
        if (reached != device.cursor(tx)) {
            device.saveCursor(tx, reached);
            sending.confirm(tx, reached);
            device.saveStamp(tx, clock);
        }
        if (!changed.isEmpty()) {
            tx.afterCommit(() -> recordsChanged.accept(changed));
        }
    }
}
