package org.outboxfx.record;

import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one merge rule, used by client and server alike: per field, the higher stamp wins. It is commutative,
 * associative and idempotent, so replicas that have seen the same edits are equal, in whatever order they came.
 */
public final class Merge {

    private Merge() {}

    /**
     * @param merged the record after the merge
     * @param won fields whose incoming value is now the record's
     * @param lost fields whose incoming value was older than the stored one
     */
    public record Outcome(Record merged, SortedSet<String> won, SortedSet<String> lost) {}

    /** @throws IllegalArgumentException if the two are not the same record */
    public static Outcome merge(Record stored, Record incoming) {
        if (!stored.key().equals(incoming.key())) {
            throw new IllegalArgumentException("Cannot merge " + incoming.key() + " into " + stored.key() + ".");
        }
        var merged = new TreeMap<>(stored.fields());
        var won = new TreeSet<String>();
        var lost = new TreeSet<String>();
        incoming.fields().forEach((name, field) -> {
            Field present = stored.fields().get(name);
            if (present == null || field.beats(present)) {
                merged.put(name, field);
                won.add(name);
            } else if (!field.equals(present)) {
                lost.add(name);
            }
        });
        return new Outcome(won.isEmpty() ? stored : new Record(stored.key(), merged), won, lost);
    }
}
