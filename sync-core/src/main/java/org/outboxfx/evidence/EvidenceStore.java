package org.outboxfx.evidence;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.EvidenceHead;

/** The evidence's tables. */
final class EvidenceStore {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SELECT = "select e.*, o.content from evidence e left join evidence_origin o on o.id = e.origin ";

    void insert(Transaction tx, StoredRow row, int origin) {
        tx.update("""
                insert into evidence (sequence, at, event, entry, op_id, record_type, record_id, state, outcome, agent_task,
                  facts, origin, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", row.sequence(), row.at(),
                row.event(), row.entry(), row.opId(), row.recordType(), row.recordId(), row.state(), row.outcome(),
                row.agentTask(), row.facts(), origin, HEX.parseHex(row.previous()), HEX.parseHex(row.hash()));
    }

    /** The last row's place and hash. */
    Optional<EvidenceHead> head(Transaction tx) {
        return tx.first("select sequence, hash from evidence order by sequence desc limit 1",
                row -> new EvidenceHead(row.number("sequence"), HEX.formatHex(row.bytes("hash"))));
    }

    /** Rows in their order, from a place on. */
    List<StoredRow> from(Transaction tx, long sequence, int limit) {
        return tx.query(SELECT + "where e.sequence >= ? order by e.sequence limit ?", EvidenceStore::row, sequence, limit);
    }

    /** The newest row that tells of rows that were let go. */
    Optional<StoredRow> lastPruned(Transaction tx) {
        return tx.first(SELECT + "where e.entry is null and e.event = 'PRUNED' order by e.entry desc, e.sequence desc limit 1",
                EvidenceStore::row);
    }

    /** Rows that fit a filter, newest first, from before a place on. */
    List<StoredRow> page(Transaction tx, EvidenceFilter filter, long before, int limit) {
        String tag = filter.tagAsStored();
        List<Long> origins = tag == null
                ? List.of()
                : tx.query("select id from evidence_origin where locate(?, content) > 0", row -> row.number("id"), tag);
        EvidenceFilter.Condition condition = filter.condition(origins);
        var parameters = new ArrayList<@Nullable Object>(List.of(before));
        parameters.addAll(condition.parameters());
        parameters.add(limit);
        return tx.query("select e.*, o.content from (select f.sequence from " + condition.tables()
                + " where f.sequence < ?" + condition.sql() + """
                         order by f.sequence desc limit ?) fits
                        join evidence e on e.sequence = fits.sequence left join evidence_origin o on o.id = e.origin
                        order by e.sequence desc""", EvidenceStore::row, parameters.toArray());
    }

    /** The rows of one entry, oldest first. */
    List<StoredRow> ofEntry(Transaction tx, long entry) {
        return tx.query(SELECT + "where e.entry = ? order by e.entry, e.sequence", EvidenceStore::row, entry);
    }

    /** The id under which what rows have in common is stored; stores it if it is new. */
    int origin(Transaction tx, String content) {
        Optional<Integer> known = tx.first("select id from evidence_origin where content = ?", row -> (int) row.number("id"),
                content);
        return known.orElseGet(() -> tx.first("select id from final table (insert into evidence_origin (content) values (?))",
                row -> (int) row.number("id"), content).orElseThrow());
    }

    /** What rows have in common, for each such text. */
    List<String> origins(Transaction tx) {
        return tx.query("select content from evidence_origin order by id", row -> row.text("content"));
    }

    void putSecret(Transaction tx, long entry, byte[] secret) {
        tx.update("insert into evidence_secret (entry, secret) values (?, ?)", entry, secret);
    }

    /** The key of an entry's payload; empty once the payload was erased, and for entries older than the evidence. */
    Optional<byte[]> secret(Transaction tx, long entry) {
        return tx.first("select secret from evidence_secret where entry = ?", row -> row.bytes("secret"), entry);
    }

    void forgetSecret(Transaction tx, long entry) {
        tx.update("delete from evidence_secret where entry = ?", entry);
    }

    /** Lets rows at the beginning go. */
    void deleteUpTo(Transaction tx, long sequence) {
        tx.update("delete from evidence where sequence <= ?", sequence);
    }

    private static StoredRow row(Row row) {
        String origin = row.textOrNull("content");
        return new StoredRow(row.number("sequence"), row.number("at"), row.text("event"), row.numberOrNull("entry"),
                row.textOrNull("op_id"), row.textOrNull("record_type"), row.textOrNull("record_id"), row.textOrNull("state"),
                row.textOrNull("outcome"), row.textOrNull("agent_task"), row.text("facts"), origin == null ? "" : origin,
                HEX.formatHex(row.bytes("previous")), HEX.formatHex(row.bytes("hash")));
    }
}
