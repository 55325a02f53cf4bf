package org.outboxfx.outbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.outboxfx.record.RecordKey;
import org.outboxfx.storage.Transaction;

/** What is in the outbox, for those who show it or look something up. Every method works within the caller's transaction. */
public final class Contents {

    private final EntryStore store;

    Contents(EntryStore store) {
        this.store = store;
    }

    /** A page of one stage's entries: those on their way first, then those that wait, each newest first. */
    public List<OutboxEntry> page(Transaction tx, Stage stage, int limit, int offset) {
        return store.page(tx, stage.states(), limit, offset);
    }

    /** Entries of any state in the order of their numbers, from behind one on. */
    public List<OutboxEntry> after(Transaction tx, long number, int limit) {
        return store.after(tx, number, limit);
    }

    /** For each record of a type with an entry that is not confirmed yet: how far it has come. */
    public Map<RecordKey, EntryState> unconfirmed(Transaction tx, String type) {
        var states = new HashMap<RecordKey, EntryState>();
        for (EntryState state : EntryState.values()) {
            if (isUnconfirmed(state)) {
                store.keysInState(tx, state, type).forEach(key -> states.merge(key, state, Contents::lessFar));
            }
        }
        return states;
    }

    /** The same for some records, whatever their number beside others; those that are confirmed are absent. */
    public Map<RecordKey, EntryState> unconfirmed(Transaction tx, Collection<RecordKey> records) {
        var states = new HashMap<RecordKey, EntryState>();
        for (RecordKey key : records) {
            store.statesOf(tx, key).stream().filter(Contents::isUnconfirmed)
                    .forEach(state -> states.merge(key, state, Contents::lessFar));
        }
        return states;
    }

    private static boolean isUnconfirmed(EntryState state) {
        return state.isUnsent() || state == EntryState.SENT;
    }

    /** The newest entries of a stage that change records of one type. */
    public List<OutboxEntry> ofType(Transaction tx, Stage stage, String type, int limit) {
        return store.ofType(tx, stage.states(), type, limit);
    }

    /** The fields of a record that someone is writing, that wait to be sent, or that were sent and not yet seen in the feed. */
    public Set<String> unconfirmedFields(Transaction tx, RecordKey key) {
        Set<EntryState> unconfirmed = EnumSet.allOf(EntryState.class);
        unconfirmed.removeIf(state -> !state.isUnsent() && state != EntryState.DRAFT && state != EntryState.SENT);
        return store.ofRecord(tx, key, unconfirmed).stream().flatMap(entry -> entry.fields().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The newest entries of the stages whose content holds the text, whatever its letter case, or whose record is one of the
     * given ones.
     */
    public List<OutboxEntry> search(Transaction tx, Set<Stage> stages, String text, Collection<RecordKey> records, int limit) {
        var states = stages.stream().flatMap(stage -> stage.states().stream()).toList();
        var found = new TreeMap<Long, OutboxEntry>(Comparator.reverseOrder());
        store.holding(tx, states, text, limit).forEach(entry -> found.put(entry.number(), entry));
        records.forEach(key -> store.ofRecord(tx, key, states).forEach(entry -> found.put(entry.number(), entry)));
        return found.values().stream().limit(limit).toList();
    }

    private static EntryState lessFar(EntryState one, EntryState other) {
        return one == EntryState.SENT ? other : one;
    }
}
