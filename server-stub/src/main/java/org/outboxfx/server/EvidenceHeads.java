package org.outboxfx.server;

import java.time.Instant;
import java.util.List;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.HeldEvidence.Held;

/**
 * Where each device's evidence ended whenever it told. What was told stays: a device whose evidence was cut or set back
 * tells something else later, and both are there to compare.
 */
final class EvidenceHeads {

    /** The workspace must be locked. */
    void put(Transaction tx, String workspace, String device, EvidenceHead head, Instant now) {
        boolean known = tx
                .first("select 1 as one from evidence_head where workspace = ? and device = ? and sequence = ? and hash = ?",
                        row -> row.number("one"), workspace, device, head.sequence(), head.hash())
                .isPresent();
        if (!known) {
            tx.update("insert into evidence_head (workspace, device, sequence, hash, received_at) values (?, ?, ?, ?, ?)",
                    workspace, device, head.sequence(), head.hash(), now);
        }
    }

    /** The last ones of a device, the last first. */
    List<Held> of(Transaction tx, String workspace, String device, int limit) {
        return tx.query("""
                select sequence, hash, received_at from evidence_head where workspace = ? and device = ?
                order by received_at desc, sequence desc fetch first ? rows only""",
                row -> new Held(new EvidenceHead(row.number("sequence"), row.text("hash")), row.number("received_at")),
                workspace, device, limit);
    }

    /** Forgets what was told before the given time and was followed by more, a bounded number at once; says how many. */
    int forget(Transaction tx, Instant before, int atMost) {
        return tx.update("""
                delete from evidence_head where (workspace, device, sequence, hash) in
                  (select workspace, device, sequence, hash from evidence_head old where received_at < ?
                    and exists (select 1 from evidence_head newer where newer.workspace = old.workspace
                      and newer.device = old.device and newer.sequence > old.sequence)
                    order by received_at fetch first ? rows only)""", before, atMost);
    }
}
