package org.outboxfx.outbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/** Finds entries by what they hold. Reads every entry of the stages it looks in. */
public final class EntrySearch {

    private final EntryStore store;

    EntrySearch(EntryStore store) {
        this.store = store;
    }

    /**
     * The newest entries of the stages whose content holds the text, whatever its letter case, or whose record is one of the
     * given ones.
     */
    public List<OutboxEntry> find(Transaction tx, Set<Stage> stages, String text, Collection<RecordKey> records, int limit) {
        var states = stages.stream().flatMap(stage -> stage.states().stream()).toList();
        var found = new TreeMap<Long, OutboxEntry>(Comparator.reverseOrder());
        store.holding(tx, states, text, limit).forEach(entry -> found.put(entry.number(), entry));
        records.forEach(key -> store.ofRecord(tx, key, states).forEach(entry -> found.put(entry.number(), entry)));
        return found.values().stream().limit(limit).toList();
    }
}
