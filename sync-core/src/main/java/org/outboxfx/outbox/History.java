package org.outboxfx.outbox;

import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.HistoryMark;

/** What a drain must know, and tells, of the server's history. Every method works within the caller's transaction. */
public interface History {

    /** The feed position up to which everything has been merged. */
    long shown(Transaction tx);

    /** The furthest point that this device knows of; null before the first answer. */
    @Nullable
    HistoryMark known(Transaction tx);

    /** An answer has told of a point. */
    void answered(Transaction tx, HistoryMark mark);

    /**
     * Whether the server has lost something that this device is giving back: until that is done nothing is sent, because
     * the server could not tell an edit of what it lost from an edit that its author should have seen.
     */
    boolean isIncomplete(Transaction tx);
}
