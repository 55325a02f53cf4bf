package org.outboxfx.outbox;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Record;

/**
 * What a person is asked before an entry is sent late: what was the case when it was written, beside what is now.
 *
 * @param causes why they are asked; may be empty if that is no longer the case
 */
public record Confirmation(OutboxEntry entry, Set<Cause> causes, Situation whenWritten, Situation now) {

    public Confirmation {
        causes = Set.copyOf(causes);
    }

    /** Why a person is asked. */
    public enum Cause {
        /** It has waited longer than such entries may. */
        AGE,
        /** Someone else has changed the record since. */
        RECORD_MOVED,
        /** Another person is signed in than the one who wrote it. */
        OTHER_PERSON,
        /** Others would get it than those it was written for. */
        RECIPIENTS_CHANGED,
        /** An agent queued it. */
        AGENT_WORK
    }

    /** What a person answers. */
    public enum Decision {
        /** It is to be sent. */
        CONFIRMED,
        /** Something else is to be sent in its place. */
        EDITED,
        /** It is not to be sent. */
        DISCARDED,
        /** They have shown the server who they are, by a passphrase. */
        IDENTIFIED
    }

    /**
     * What was the case at one time.
     *
     * @param member who was signed in, if that was known
     * @param record the record without what the entry sets; when it was written, of what its author saw
     */
    public record Situation(Instant at, @Nullable String member, Record record) {}
}
