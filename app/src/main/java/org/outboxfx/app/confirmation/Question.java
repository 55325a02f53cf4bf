package org.outboxfx.app.confirmation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.OutboxEntry;

/**
 * What a person is asked about one change, in words.
 *
 * @param place which one it is of those that are asked about
 * @param what what the change does
 * @param agent which agent queued it, and who allowed that; null if a person did it by hand
 * @param causes why they are asked
 * @param then when it was written
 * @param lines what was the case then beside what is now
 * @param values what the change sets; empty where {@code what} says it all
 */
record Question(OutboxEntry entry, Place place, String what, @Nullable String agent, List<String> causes, String then, String now,
        List<Line> lines, List<Value> values) {

    /** The first is 1. */
    record Place(int number, int of) {}

    /** One thing as it was and as it is. */
    record Line(String name, String then, String now) {

        boolean differs() {
            return !then.equals(now);
        }
    }

    /**
     * A field that the change sets.
     *
     * @param text what it is set to, as it can be edited; null where that is not to be typed
     */
    record Value(String field, String name, String shown, @Nullable String text) {}

    boolean isEditable() {
        return values.stream().anyMatch(value -> value.text() != null);
    }

    boolean hasMoved() {
        return lines.stream().anyMatch(Line::differs);
    }
}
