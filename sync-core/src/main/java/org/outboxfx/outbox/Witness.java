package org.outboxfx.outbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.Receipt;

/** Is told of every event of an entry's life, within the transaction that stores the event: both are durable, or neither. */
public interface Witness {

    /** An entry was written, as a draft or to be sent. */
    void added(Transaction tx, OutboxEntry entry);

    /** An entry came into another state. */
    void moved(Transaction tx, OutboxEntry from, OutboxEntry to);

    /** An entry's content changed where it stands. */
    void rewritten(Transaction tx, OutboxEntry entry);

    /** A person is asked before an entry is sent late. */
    void asked(Transaction tx, OutboxEntry entry, Set<Confirmation.Cause> causes);

    /**
     * A person has answered.
     *
     * @param member who was signed in, if that is known
     */
    void decided(Transaction tx, OutboxEntry entry, Confirmation.Decision decision, @Nullable String member);

    /** An entry's content was erased. */
    void erased(Transaction tx, OutboxEntry entry);

    /** Where the evidence ends now, to be told to the server. */
    EvidenceHead head(Transaction tx);

    /** The server has signed that it answered a request. */
    void receipted(Transaction tx, String request, Receipt receipt);
}
