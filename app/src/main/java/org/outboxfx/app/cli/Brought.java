package org.outboxfx.app.cli;

import java.util.List;
import java.util.Optional;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.RecordKey;

/** Finds out whether a command that makes a record was brought before. */
final class Brought {

    private Brought() {}

    /**
     * What is left to be sent of a record, if this device has ever queued one of that key or has it from elsewhere; even if it
     * was deleted since.
     */
    static Optional<List<OutboxEntry>> before(Session session, RecordKey key) {
        boolean here = session.await(session.client().record(key)).isPresent()
                || !session.await(session.client().evidence()
                        .page(new EvidenceFilter(null, null, null, key, null, null, null), Long.MAX_VALUE, 1)).isEmpty();
        return here ? Optional.of(session.await(session.client().open(key))) : Optional.empty();
    }
}
