package org.outboxfx.app.cli;

import org.jspecify.annotations.Nullable;
import org.outboxfx.evidence.Evidence;

/**
 * A row of the evidence in JSON; what a row does not tell is null.
 *
 * @param record {@code type:id}
 */
record EvidenceLine(long sequence, String at, String event, @Nullable Long entry, @Nullable String operation,
        @Nullable String record, @Nullable String action, @Nullable String state, @Nullable String outcome,
        @Nullable String reason, @Nullable String member, @Nullable String agentTask, @Nullable String authorisedBy,
        String hash) {

    static EvidenceLine of(Evidence row) {
        var facts = row.facts();
        return new EvidenceLine(row.sequence(), Session.json(row.at()), row.event().name(), row.entry(), row.opId(),
                row.key() == null ? null : row.key().toString(), facts.action(), row.state() == null ? null : row.state().name(),
                row.outcome() == null ? null : String.valueOf(row.outcome()), facts.reason(), facts.member(), row.agentTask(),
                facts.authorisedBy(), row.hash());
    }
}
