package org.outboxfx.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.outboxfx.record.Merge;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Checksum;
import org.outboxfx.storage.Row;
import org.outboxfx.storage.Schema;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** This device's records. Every method works within the caller's transaction. */
public final class Replica {

    /** What goes beyond it stands beside what is the same so far. */
    private static final int PLACE_LENGTH = 200;

    /** The replica's tables. */
    public static Schema schema() {
        return Schema.of("replica", Replica.class, "001-records.sql", "002-beneath.sql", "003-missing.sql", "004-snapshot.sql",
                "005-place.sql");
    }

    public Optional<Record> find(Transaction tx, RecordKey key) {
        return tx.first("select fields, checksum from record where type = ? and id = ?", Replica::record, key.type(), key.id());
    }

    /** Those of the records that there are, in the order of the keys. */
    public Map<RecordKey, Record> find(Transaction tx, Collection<RecordKey> keys) {
        var found = new LinkedHashMap<RecordKey, Record>();
        keys.forEach(key -> find(tx, key).ifPresent(record -> found.put(key, record)));
        return found;
    }

    /** All records of a type, deleted ones included. */
    public List<Record> all(Transaction tx, String type) {
        return tx.query("select fields, checksum from record where type = ?", Replica::record, type);
    }

    /** The first records of a type by their positions, then ids; deleted ones not included. Reads no others. */
    public List<Record> first(Transaction tx, String type, int limit) {
        return tx.query("""
                select fields, checksum from record where type = ? and place >= '' order by type, place, id limit ?""",
                Replica::record, type, limit);
    }

    /** The keys of records with a field that holds the text, whatever its letter case. Reads every record. */
    public List<RecordKey> mentioning(Transaction tx, String text, int limit) {
        return tx.query("select type, id from record where locate(?, lower(fields)) > 0 limit ?",
                row -> new RecordKey(row.text("type"), row.text("id")), Wire.quoted(text.toLowerCase(Locale.ROOT)), limit);
    }

    /** Stores a record as it is, in place of what was there. */
    public void put(Transaction tx, Record record) {
        String json = Wire.writeText(record);
        String position = record.text(Record.POSITION, "");
        tx.update("merge into record (type, id, fields, checksum, place) key (type, id) values (?, ?, ?, ?, ?)",
                record.key().type(), record.key().id(), json, Checksum.of(json), record.isDeleted()
                        ? null
                        : position.substring(0, Math.min(position.length(), PLACE_LENGTH)));
    }

    /** Forgets a record that no other device knows of. */
    public void remove(Transaction tx, RecordKey key) {
        tx.update("delete from record where type = ? and id = ?", key.type(), key.id());
    }

    /** Forgets a record that the server does not know any more. */
    public void forget(Transaction tx, RecordKey key) {
        remove(tx, key);
        tx.update("delete from record_beneath where type = ? and id = ?", key.type(), key.id());
    }

    /** What the feed brought of a record and this device's newer values hide; empty if they hide nothing. */
    public Record beneath(Transaction tx, RecordKey key) {
        return tx.first("select fields, checksum from record_beneath where type = ? and id = ?", Replica::record, key.type(),
                key.id()).orElseGet(() -> Record.empty(key));
    }

    /** Keeps what the feed brought of a record, although nothing here hides it: what is the same here may yet be taken back. */
    public void keepBeneath(Transaction tx, Record brought) {
        putBeneath(tx, brought);
    }

    /**
     * A record as it is without what this device has not sent: what the feed has brought, and of this device's own values
     * only those that were there before.
     */
    public Record withoutOwn(Transaction tx, Record before, String device) {
        Record stored = find(tx, before.key()).orElseGet(() -> Record.empty(before.key()));
        var brought = new TreeMap<>(stored.fields());
        brought.values().removeIf(field -> field.stamp().device().equals(device));
        Record seen = Merge.merge(before, beneath(tx, before.key())).merged();
        return Merge.merge(seen, new Record(before.key(), brought)).merged();
    }

    /**
     * Merges records that came from the server.
     *
     * @return the keys of those that changed here
     */
    public List<RecordKey> merge(Transaction tx, List<Record> pulled) {
        var changed = new ArrayList<RecordKey>();
        boolean hides = tx.first("select id from record_beneath limit 1", row -> row.text("id")).isPresent();
        for (Record incoming : pulled) {
            Record stored = find(tx, incoming.key()).orElseGet(() -> Record.empty(incoming.key()));
            Merge.Outcome outcome = Merge.merge(stored, incoming);
            if (!outcome.won().isEmpty()) {
                put(tx, outcome.merged());
                changed.add(incoming.key());
            }
            if (!outcome.lost().isEmpty()) {
                putBeneath(tx, incoming);
                hides = true;
            } else if (hides) {
                tx.update("delete from record_beneath where type = ? and id = ?", incoming.key().type(), incoming.key().id());
            }
        }
        return changed;
    }

    private static void putBeneath(Transaction tx, Record record) {
        String json = Wire.writeText(record);
        tx.update("merge into record_beneath (type, id, fields, checksum) key (type, id) values (?, ?, ?, ?)",
                record.key().type(), record.key().id(), json, Checksum.of(json));
    }

    private static Record record(Row row) {
        String json = row.text("fields");
        if (Checksum.of(json) != row.number("checksum")) {
            throw new StorageException("A record does not match its checksum: the database file is damaged.");
        }
        try {
            return Wire.read(json, Record.class);
        } catch (WireException e) {
            throw new StorageException("A record cannot be read back.", e);
        }
    }
}
