package org.outboxfx;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;

/**
 * What takes submitted changes back, as {@link OutboxClient#submitReversibly} and {@link OutboxClient#reverse} give it.
 * It is of use to the client that made it, as long as that is open; it is not kept on disk. Immutable, any thread.
 */
public final class Reversal {

    private final List<Step> steps;

    Reversal(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** True if nothing was changed, so that there is nothing to take back. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    List<Step> steps() {
        return steps;
    }

    /**
     * One change, and how its fields get back what they held.
     *
     * @param opId the operation that may be cancelled instead while it waits; null if there is none
     * @param done the change
     * @param back sets the fields to what they were
     * @param expected what those fields hold as long as nobody has written them since
     */
    record Step(@Nullable String opId, Change done, Change back, SortedMap<String, FieldValue> expected) {}
}
