package org.outboxfx.wire;

import java.util.List;
import org.outboxfx.record.FieldValue;

/**
 * What the server takes for changes of high impact, which are looked at again when they are sent late.
 *
 * @param high changes that set one of these
 * @param deletionsAtOnce how many records may be deleted at once before each deletion is of high impact
 * @param confirmAgentWork whether a person confirms what an agent has queued, however soon it is sent
 */
public record ImpactPolicy(List<Rule> high, int deletionsAtOnce, boolean confirmAgentWork) {

    /** A field that is set to this value in a record of this type. */
    public record Rule(String type, String field, FieldValue value) {}

    public ImpactPolicy {
        high = high == null ? List.of() : List.copyOf(high);
    }

    /** Deleting a list or more than ten records at once, and a message to everyone. */
    public static ImpactPolicy standard() {
        return new ImpactPolicy(List.of(new Rule("list", "deleted", FieldValue.of(true)),
                new Rule("message", "audience", FieldValue.of("everyone"))), 10, false);
    }
}
