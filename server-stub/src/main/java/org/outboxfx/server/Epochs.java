package org.outboxfx.server;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.HistoryMark;

/**
 * Which run of the server wrote which part of a workspace's feed. Each run begins an epoch with the first thing it writes,
 * so two databases that were one until some position differ in their epochs from there on, and a client that knows more
 * than this database holds is found out by the epoch and the position it last saw. Thread-safe.
 */
final class Epochs {

    private final String own = UUID.randomUUID().toString();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    private record Part(long from, @Nullable Long until) {}

    /** Notes that this run writes what follows the position; belongs into the transaction that writes it. */
    void write(Transaction tx, String workspace, long after) {
        if (begun.contains(workspace)) {
            return;
        }
        if (part(tx, workspace, own).isEmpty()) {
            tx.update("insert into feed_epoch (workspace, from_seq, epoch) values (?, ?, ?)", workspace, after, own);
        }
        tx.afterCommit(() -> begun.add(workspace));
    }

    /** The epoch that a position was given in; this run's own for the feed's beginning. */
    String at(Transaction tx, String workspace, long position) {
        return tx.first("""
                select epoch from feed_epoch where workspace = ? and from_seq < ?
                order by workspace desc, from_seq desc fetch first 1 rows only""", row -> row.text("epoch"), workspace, position)
                .orElse(own);
    }

    /** Whether this feed, up to the given end, holds everything that the client has seen. */
    boolean lead(Transaction tx, String workspace, @Nullable HistoryMark known, long end) {
        if (known == null || known.seen() == 0) {
            return true;
        }
        return part(tx, workspace, known.epoch())
                .map(part -> known.seen() <= (part.until() == null ? end : part.until())).orElse(false);
    }

    private static Optional<Part> part(Transaction tx, String workspace, String epoch) {
        return tx.first("""
                select e.from_seq as begins,
                  (select min(n.from_seq) from feed_epoch n where n.workspace = e.workspace and n.from_seq > e.from_seq) as ends
                from feed_epoch e where e.workspace = ? and e.epoch = ?""",
                row -> new Part(row.number("begins"), row.numberOrNull("ends")), workspace, epoch);
    }
}
