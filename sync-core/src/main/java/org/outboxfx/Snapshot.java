package org.outboxfx;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Outbox;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.replica.Replica;
import org.outboxfx.replica.SnapshotProgress;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.ChangesResponse;

/**
 * What a device does that was away for so long that the server no longer knows what was deleted since (410): it reads all
 * records, and forgets those of its own that are not among them. A field that waits to be sent, or was sent and not yet
 * seen in the feed, stays. Every method works within the caller's transaction.
 */
final class Snapshot {

    private final Replica replica;
    private final Outbox outbox;
    private final SnapshotProgress progress = new SnapshotProgress();

    Snapshot(Replica replica, Outbox outbox) {
        this.replica = replica;
        this.outbox = outbox;
    }

    /** The page to ask for next; null if it is the feed's turn. */
    @Nullable
    Long page(Transaction tx) {
        return progress.page(tx).orElse(null);
    }

    void begin(Transaction tx) {
        progress.begin(tx);
    }

    /** The feed has been read to its end. */
    void caughtUp(Transaction tx) {
        progress.saveHadAll(tx);
    }

    /**
     * Takes a page that has been merged.
     *
     * @return the keys of records that changed here because something of them is gone
     */
    Set<RecordKey> take(Transaction tx, ChangesResponse page) {
        var changed = new LinkedHashSet<RecordKey>();
        boolean proves = progress.hadAll(tx);
        if (proves) {
            page.records().forEach(record -> forgetGone(tx, record.key(), record.fields().keySet(), changed));
        }
        progress.advance(tx, page.records().stream().map(Record::key).toList(), page.cursor());
        if (!page.more()) {
            if (proves) {
                progress.unseen(tx).forEach(key -> forgetGone(tx, key, Set.of(), changed));
            }
            progress.end(tx);
            caughtUp(tx);
        }
        return changed;
    }

    /** Fields are never taken out of a record but with the whole of it: what the server lacks of one was purged and made anew. */
    private void forgetGone(Transaction tx, RecordKey key, Set<String> there, Set<RecordKey> changed) {
        Optional<Record> stored = replica.find(tx, key);
        if (stored.isEmpty() || there.containsAll(stored.get().fields().keySet())) {
            return;
        }
        Set<String> own = outbox.contents().unconfirmedFields(tx, key);
        var left = new TreeMap<>(stored.get().fields());
        left.keySet().removeIf(name -> !there.contains(name) && !own.contains(name));
        if (left.isEmpty()) {
            replica.forget(tx, key);
        } else {
            replica.put(tx, new Record(key, left));
        }
        if (left.size() < stored.get().fields().size()) {
            changed.add(key);
        }
    }
}
