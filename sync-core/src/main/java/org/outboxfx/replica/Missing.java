package org.outboxfx.replica;

import java.util.List;
import org.outboxfx.record.Merge;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/**
 * What a server whose database was replaced by an empty or older one may lack: at first every record of this device, then
 * fewer and fewer, as its feed shows what it has and as the rest is given back. Every method works within the caller's
 * transaction.
 */
public final class Missing {

    /** Takes every record of this device for missing. */
    public void all(Transaction tx) {
        tx.update("delete from record_missing");
        tx.update("insert into record_missing (type, id) select type, id from record");
    }

    /** The server holds this. What has everything that is here, or newer, is not missing. */
    public void shown(Transaction tx, Record atServer, Record here) {
        if (Merge.merge(atServer, here).won().isEmpty()) {
            found(tx, atServer.key());
        }
    }

    public void found(Transaction tx, RecordKey key) {
        tx.update("delete from record_missing where type = ? and id = ?", key.type(), key.id());
    }

    /** Some of the missing ones, always in the same order. */
    public List<RecordKey> some(Transaction tx, int limit) {
        return tx.query("select type, id from record_missing order by type, id limit ?",
                row -> new RecordKey(row.text("type"), row.text("id")), limit);
    }

    public long count(Transaction tx) {
        return tx.first("select count(*) as records from record_missing", row -> row.number("records")).orElse(0L);
    }
}
