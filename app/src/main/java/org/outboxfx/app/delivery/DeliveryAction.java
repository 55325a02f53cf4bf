package org.outboxfx.app.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;

/** What a person can do about a change in the outbox. */
enum DeliveryAction {
    /** Sends it without waiting any longer. */
    SEND_NOW,
    /** Makes a message a draft again. */
    TAKE_BACK,
    /** Undoes the change and does not send it. */
    CANCEL,
    /** Gives up what is not going anywhere. */
    DISCARD;

    /** What makes sense for an entry as it is; the library refuses everything else. */
    static Set<DeliveryAction> about(OutboxEntry entry) {
        var actions = EnumSet.noneOf(DeliveryAction.class);
        if (entry.isRetryable() || entry.state() == EntryState.NEEDS_CONFIRMATION) {
            actions.add(SEND_NOW);
        }
        if (entry.state() == EntryState.HELD && entry.kind() == Change.Kind.SEND) {
            actions.add(TAKE_BACK);
        } else if (entry.isCancellable()) {
            actions.add(switch (entry.state()) {
                case DRAFT, REJECTED, EXPIRED, NEEDS_CONFIRMATION -> DISCARD;
                default -> CANCEL;
            });
        }
        return actions;
    }
}
