package org.outboxfx.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.record.Record;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** The server's real handling of operations and of the feed, called without HTTP, for one workspace. */
public final class InProcessServer implements AutoCloseable {

    private static final String WORKSPACE = "home";
    private static final Member MEMBER = new Member(WORKSPACE, "ann");

    private final ServerDatabase database;
    private final OpsEndpoint ops;
    private final ChangesEndpoint changes;

    private InProcessServer(ServerDatabase database, Timekeeper time) {
        this.database = database;
        var store = new ChangeStore();
        var epochs = new Epochs();
        var receipts = new Receipts(database, store);
        var feed = new Feed(time, database.read(store::ends));
        ops = new OpsEndpoint(database, store, epochs, feed, database.announcements(time, feed),
                new EvidenceEndpoint(database, store, receipts, time, database.read(store::epoch)),
                new StepUp(List.of(), new Passphrases(database, store), new Attempts(time), receipts.derived("step-up"), time),
                time);
        changes = new ChangesEndpoint(database, store, epochs, feed, time);
    }

    /** Makes the database, its workspace, and the key under which it signs: copies of it are one server. */
    public static void create(Path folder, Timekeeper time) {
        try (var database = SyncServer.open(folder)) {
            new Receipts(database, new ChangeStore()).key();
            new Members(database, new ChangeStore(), time).issue(MEMBER);
        }
    }

    public static InProcessServer open(Path folder, Timekeeper time) {
        return new InProcessServer(SyncServer.open(folder), time);
    }

    /** {@code POST /v1/ops}. */
    public OpsResponse receive(byte[] request) {
        return ops.receive(MEMBER, request);
    }

    /** The same, for a device that may know of another history: empty if the server takes nothing from it. */
    public Optional<OpsResponse> receiveUnlessOfAnotherHistory(byte[] request) {
        try {
            return Optional.of(receive(request));
        } catch (Refusal refusal) {
            if (refusal.answer().status() != 409) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /** {@code GET /v1/ops/{opId}}. */
    public Optional<OpsResponse> outcome(String opId) {
        return ops.lookUp(WORKSPACE, opId);
    }

    /** {@code GET /v1/changes}. */
    public ChangesResponse changes(long after, @Nullable HistoryMark known, int limit) {
        try {
            return Wire.read(changes.changes(WORKSPACE, after, known, limit, Duration.ZERO), ChangesResponse.class);
        } catch (WireException e) {
            throw new AssertionError("The server answered what no client can read.", e);
        }
    }

    /** Every record, by reading the whole feed. */
    public TreeMap<String, Record> records() {
        var records = new TreeMap<String, Record>();
        long cursor = 0;
        boolean more = true;
        while (more) {
            ChangesResponse page = changes(cursor, null, Limits.MAX_PAGE_RECORDS);
            page.records().forEach(record -> records.put(record.key().toString(), record));
            cursor = page.cursor();
            more = page.more();
        }
        return records;
    }

    /** The ids of all operations that were applied. */
    public Set<String> appliedOperations() {
        return Set.copyOf(database.read(tx -> tx.query("select op_id from applied_op", row -> row.text("op_id"))));
    }

    @Override
    public void close() {
        database.close();
    }
}
