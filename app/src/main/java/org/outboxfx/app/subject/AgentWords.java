package org.outboxfx.app.subject;

import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Agent;

/** Says that a program queued a change for a person. */
public final class AgentWords {

    private AgentWords() {}

    /** Null if a person did it by hand. */
    public static @Nullable String of(@Nullable Agent agent, Words words) {
        return agent == null ? null : of(agent.task(), agent.authorisedBy(), words);
    }

    /** @param authorisedBy who allowed it; null if that is not known */
    public static String of(String task, @Nullable String authorisedBy, Words words) {
        return authorisedBy == null ? words.of("subject.agent", task) : words.of("subject.agent.by", task, authorisedBy);
    }
}
