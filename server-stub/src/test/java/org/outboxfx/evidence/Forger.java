package org.outboxfx.evidence;

import java.util.HexFormat;
import java.util.List;
import org.outboxfx.storage.Database;

/** Someone who can write to the database, and knows how hashes are made. */
public final class Forger {

    private Forger() {}

    /** Gives all rows the hashes that their contents have. */
    public static void rehash(Database database) {
        database.inTransaction(tx -> {
            var store = new EvidenceStore();
            String previous = Chain.BEGINNING;
            for (StoredRow row : store.from(tx, 1, 10_000)) {
                StoredRow next = new StoredRow(row.sequence(), row.at(), row.event(), row.entry(), row.opId(), row.recordType(),
                        row.recordId(), row.state(), row.outcome(), row.agentTask(), row.facts(), row.origin(), previous, "")
                        .hashed();
                tx.update("update evidence set previous = ?, hash = ? where sequence = ?", HexFormat.of().parseHex(previous),
                        HexFormat.of().parseHex(next.hash()), row.sequence());
                previous = next.hash();
            }
            return null;
        });
    }

    /** Takes the last receipt for a batch out and closes the gap. */
    public static void dropReceipt(Database database) {
        database.inTransaction(tx -> {
            List<StoredRow> rows = new EvidenceStore().from(tx, 1, 10_000);
            long receipt = rows.stream().filter(row -> row.event().equals("RECEIPT")).mapToLong(StoredRow::sequence).max()
                    .orElseThrow();
            tx.update("delete from evidence where sequence = ?", receipt);
            tx.update("update evidence set sequence = -sequence where sequence > ?", receipt);
            return tx.update("update evidence set sequence = -sequence - 1 where sequence < 0");
        });
        rehash(database);
    }
}
