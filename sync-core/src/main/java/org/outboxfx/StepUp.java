package org.outboxfx;

import java.time.Duration;
import org.outboxfx.outbox.OutboxEntry;

/** What comes of a person's confirming to the server, by their passphrase, that they want an entry. */
public sealed interface StepUp {

    /** The server has taken the passphrase; the entry goes at once, with the proof, for as long as that is good. */
    record Accepted(OutboxEntry entry) implements StepUp {}

    /** It is not the member's, or none was set for them. */
    record WrongPassphrase() implements StepUp {}

    /** @param pause how long the server takes no further one */
    record TooManyAttempts(Duration pause) implements StepUp {}

    /** @param why what stands in the way, without content */
    record NotReached(String why) implements StepUp {}
}
