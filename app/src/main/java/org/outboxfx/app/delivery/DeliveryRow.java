package org.outboxfx.app.delivery;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.tick.Tick;
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
     * @param nextAt when something will happen by itself; null if nothing will, or at once
     */
    record Item(String opId, Stage stage, Tick tick, String what, String state, String why, String time, @Nullable Instant nextAt,
            Set<DeliveryAction> actions) implements DeliveryRow {}

    /** Stands for rows that are not loaded yet. */
    record More(Stage stage, long hidden) implements DeliveryRow {}

    default String rowKey() {
        return switch (this) {
            case Heading heading -> "heading " + heading.stage();
            case Item item -> item.opId();
            case More more -> "more " + more.stage();
        };
    }
}
