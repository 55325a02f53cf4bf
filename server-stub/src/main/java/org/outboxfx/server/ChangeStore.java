package org.outboxfx.server;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** The server's tables. Each query names its workspace, and costs the same however long the tables grow. */
final class ChangeStore {

    static final Schema H2_SCHEMA = Schema.of("server", ChangeStore.class, "001_store.sql", "002_tombstones.sql",
            "003_epochs.sql", "004_evidence.sql", "005_passphrase.sql");
    static final Schema POSTGRESQL_SCHEMA = Schema.of("server", ChangeStore.class, "postgresql/001_store.sql",
            "postgresql/002_tombstones.sql", "003_epochs.sql", "postgresql/004_evidence.sql",
            "postgresql/005_passphrase.sql");

    /** Bytes of a page's records; the rest of an answer's bound is for what stands around them. */
    private static final int MAX_PAGE_BYTES = Limits.MAX_BODY_BYTES - 1_024;
    /** Ordered by the workspace too, though there is only one: else H2 sorts all that follows instead of reading the index. */
    static final String PAGE_SIZES = """
            select seq, size from record where workspace = ? and seq > ?
            order by workspace, seq fetch first ? rows only""";
    static final String PAGE_BODIES = """
            select body from record where workspace = ? and seq > ? and seq <= ?
            order by workspace, seq""";

    /** A record and its place in the feed. */
    record Stored(Record record, long seq) {}

    /** An operation that was applied, and what it was. */
    record Applied(byte[] fingerprint, OpResult result) {}

    /**
     * Records in wire form.
     *
     * @param end the feed's end when they were read
     * @param purged the highest position at which a deletion stood that is not kept any more
     */
    record Page(List<byte[]> records, long cursor, boolean more, long end, long purged) {}

    /** A record in wire form on its new place; {@code deletedAt} is the server's time if it is deleted. */
    record Placed(RecordKey key, byte[] body, long seq, @Nullable Instant deletedAt) {}

    private record Ends(long seq, long purged) {}

    /** Where in a feed a deletion stands. */
    record Tombstone(String workspace, long seq) {}

    private record Size(long seq, long bytes) {}

    String epoch(Transaction tx) {
        return tx.first("select epoch from server", row -> row.text("epoch"))
                .orElseThrow(() -> new StorageException("The server's database has no epoch: it is damaged."));
    }

    Map<String, Long> ends(Transaction tx) {
        var ends = new HashMap<String, Long>();
        tx.query("select id, seq from workspace", row -> ends.put(row.text("id"), row.number("seq")));
        return ends;
    }

    /** The feed's last position, locked until the transaction ends. */
    long lockEnd(Transaction tx, String workspace) {
        return tx.first("select seq from workspace where id = ? for update", row -> row.number("seq"), workspace)
                .orElseThrow(() -> new StorageException("A token's workspace is missing from the database."));
    }

    /** The feed's last position, without waiting for anyone; 0 for an unknown workspace. */
    long end(Transaction tx, String workspace) {
        return tx.first("select seq from workspace where id = ?", row -> row.number("seq"), workspace).orElse(0L);
    }

    void moveEnd(Transaction tx, String workspace, long seq) {
        tx.update("update workspace set seq = ? where id = ?", seq, workspace);
    }

    Optional<Stored> record(Transaction tx, String workspace, RecordKey key) {
        return tx.first("select body, seq from record where workspace = ? and type = ? and id = ?",
                row -> new Stored(parsed(row.bytes("body")), row.number("seq")), workspace, key.type(), key.id());
    }

    void insert(Transaction tx, String workspace, Placed placed) {
        tx.update("insert into record (workspace, type, id, seq, size, body) values (?, ?, ?, ?, ?, ?)", workspace,
                placed.key().type(), placed.key().id(), placed.seq(), placed.body().length, placed.body());
        noteDeletion(tx, workspace, placed);
    }

    void replace(Transaction tx, String workspace, Placed placed) {
        tx.update("update record set seq = ?, size = ?, body = ? where workspace = ? and type = ? and id = ?", placed.seq(),
                placed.body().length, placed.body(), workspace, placed.key().type(), placed.key().id());
        noteDeletion(tx, workspace, placed);
    }

    private static void noteDeletion(Transaction tx, String workspace, Placed placed) {
        if (placed.deletedAt() != null) {
            tx.update("insert into tombstone (workspace, seq, deleted_at) values (?, ?, ?)", workspace, placed.seq(),
                    placed.deletedAt());
        }
    }

    Optional<Applied> applied(Transaction tx, String workspace, String opId) {
        return tx.first("select fingerprint, result from applied_op where workspace = ? and op_id = ?",
                row -> new Applied(row.bytes("fingerprint"), result(row)), workspace, opId);
    }

    void remember(Transaction tx, String workspace, byte[] fingerprint, OpResult result, Instant now) {
        tx.update("insert into applied_op (workspace, op_id, fingerprint, result, applied_at) values (?, ?, ?, ?, ?)",
                workspace, result.opId(), fingerprint, Wire.writeText(result), now);
    }

    /** Forgets operations applied before the given time, a bounded number at once. @return how many */
    int forgetApplied(Transaction tx, Instant before, int atMost) {
        return tx.update("""
                delete from applied_op where (workspace, op_id) in
                  (select workspace, op_id from applied_op where applied_at < ? order by applied_at fetch first ? rows only)""",
                before, atMost);
    }

    /** Tombstones of records deleted before the given time, a bounded number, workspace by workspace. */
    List<Tombstone> tombstones(Transaction tx, Instant before, int atMost) {
        return tx.query("select workspace, seq from tombstone where deleted_at < ? order by deleted_at fetch first ? rows only",
                row -> new Tombstone(row.text("workspace"), row.number("seq")), before, atMost).stream()
                .sorted(Comparator.comparing(Tombstone::workspace).thenComparingLong(Tombstone::seq)).toList();
    }

    /** Forgets a deleted record, unless it has been written since: then it stands on a later place. */
    void forgetDeleted(Transaction tx, Tombstone tombstone) {
        lockEnd(tx, tombstone.workspace());
        int gone = tx.update("delete from record where workspace = ? and seq = ?", tombstone.workspace(), tombstone.seq());
        tx.update("delete from tombstone where workspace = ? and seq = ?", tombstone.workspace(), tombstone.seq());
        if (gone > 0) {
            tx.update("update workspace set purged = ? where id = ? and purged < ?", tombstone.seq(), tombstone.workspace(),
                    tombstone.seq());
        }
    }

    /** Held until the transaction ends by whoever changes tokens or forgets something: one at a time, in all processes. */
    void lockServer(Transaction tx) {
        tx.first("select epoch from server for update", row -> row.text("epoch"));
    }

    /** The records behind a position, as many as fit in one answer, and always one if there is one. */
    Page page(Transaction tx, String workspace, long after, int limit) {
        List<Size> sizes = tx.query(PAGE_SIZES, row -> new Size(row.number("seq"), row.number("size")), workspace, after,
                limit + 1);
        long cursor = after;
        long bytes = 0;
        int count = 0;
        for (Size size : sizes) {
            bytes += size.bytes() + 1;
            if (count == limit || (count > 0 && bytes > MAX_PAGE_BYTES)) {
                break;
            }
            cursor = size.seq();
            count++;
        }
        List<byte[]> records = tx.query(PAGE_BODIES, row -> row.bytes("body"), workspace, after, cursor);
        // Read last: it is then at least the end that the rows above were read at.
        Ends ends = tx.first("select seq, purged from workspace where id = ?",
                row -> new Ends(row.number("seq"), row.number("purged")), workspace).orElse(new Ends(0, 0));
        boolean more = count < sizes.size();
        // Whoever has read all is past what is purged: it was written long before the rows above were read.
        return new Page(records, more ? cursor : Math.max(cursor, ends.purged()), more, ends.seq(), ends.purged());
    }

    private static Record parsed(byte[] body) {
        try {
            return Wire.read(body, Record.class);
        } catch (WireException e) {
            throw new StorageException("A stored record cannot be read: the database is damaged.", e);
        }
    }

    private static OpResult result(Row row) {
        try {
            return Wire.read(row.text("result"), OpResult.class);
        } catch (WireException e) {
            throw new StorageException("A stored result cannot be read: the database is damaged.", e);
        }
    }
}
