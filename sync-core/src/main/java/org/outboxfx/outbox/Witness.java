package org.outboxfx.outbox;

import org.outboxfx.storage.Transaction;

/** Is told of every event of an entry's life, within the transaction that stores the event: both are durable, or neither. */
public interface Witness {

    /** An entry was written, as a draft or to be sent. */
    void added(Transaction tx, OutboxEntry entry);

    /** An entry came into another state. */
    void moved(Transaction tx, OutboxEntry from, OutboxEntry to);

    /** An entry's content changed where it stands. */
    void rewritten(Transaction tx, OutboxEntry entry);
}
