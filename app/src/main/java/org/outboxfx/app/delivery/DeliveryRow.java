package org.outboxfx.app.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;

/** A row of the panel. */
sealed interface DeliveryRow {

    /** The head of a group that has something in it. */
    record Heading(Stage stage, long count) implements DeliveryRow {}

    /**
     * One change.
     *
     * @param what what it does, in the person's words
     * @param why why it is where it is; empty if that needs no words
     * @param time when it came into this state, as a time of day
     * @param agent which agent queued it, and who allowed that; null if a person did it by hand
     * @param nextAt when something will happen by itself; null if nothing will, or at once
     */
    record Item(OutboxEntry entry, Tick tick, String what, String state, String why, String time, @Nullable String agent,
            @Nullable Instant nextAt,
            Set<DeliveryAction> actions) implements DeliveryRow {

        String opId() {
            return entry.opId();
        }

        Stage stage() {
            return entry.stage();
        }
    }

    /** Stands for a change that is being loaded. */
    record Blank(Stage stage, int offset) implements DeliveryRow {}

    /** What stays the same while the row's content changes. */
    default Object rowKey() {
        return switch (this) {
            case Heading heading -> heading.stage();
            case Item item -> item.opId();
            case Blank blank -> blank;
        };
    }
}
