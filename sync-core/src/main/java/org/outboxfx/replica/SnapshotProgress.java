package org.outboxfx.replica;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/** How far a snapshot of the server's records has been read, so that it goes on after a crash. Within the caller's transaction. */
public final class SnapshotProgress {

    private static final String PAGE = "snapshot_page";
    private static final String HAD_ALL = "had_all";

    /** The page to ask for next; empty while no snapshot is being read. */
    public Optional<Long> page(Transaction tx) {
        return DeviceState.read(tx, PAGE).map(Long::parseLong);
    }

    /** Begins with the first page, whatever was read before. */
    public void begin(Transaction tx) {
        tx.update("delete from snapshot_seen");
        DeviceState.write(tx, PAGE, "0");
    }

    /** A page held these records, and the given one comes next. */
    public void advance(Transaction tx, Collection<RecordKey> keys, long next) {
        keys.forEach(
                key -> tx.update("merge into snapshot_seen (type, id) key (type, id) values (?, ?)", key.type(), key.id()));
        DeviceState.write(tx, PAGE, Long.toString(next));
    }

    /** The records of this device that no page has held. */
    public List<RecordKey> unseen(Transaction tx) {
        return tx.query("""
                select type, id from record where not exists
                  (select 1 from snapshot_seen seen where seen.type = record.type and seen.id = record.id)""",
                row -> new RecordKey(row.text("type"), row.text("id")));
    }

    /** What comes next is the feed. */
    public void end(Transaction tx) {
        tx.update("delete from snapshot_seen");
        tx.update("delete from replica_state where name = ?", PAGE);
    }

    /** Whether this device once had everything of this history: what is missing in it later is gone, and not still to come. */
    public boolean hadAll(Transaction tx) {
        return DeviceState.read(tx, HAD_ALL).isPresent();
    }

    public void saveHadAll(Transaction tx) {
        if (!hadAll(tx)) {
            DeviceState.write(tx, HAD_ALL, "true");
        }
    }

    /** Another history begins, and nothing of it is known yet. */
    void forget(Transaction tx) {
        end(tx);
        tx.update("delete from replica_state where name = ?", HAD_ALL);
    }
}
