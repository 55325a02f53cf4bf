package org.outboxfx.app.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.Change;

/** What a person can do about a change in the outbox. */
enum DeliveryAction {
    /** Sends it without waiting any longer. */
    SEND_NOW,
    /** Tries again what did not get through. */
    RETRY,
    /** Sends what would not be sent unasked. */
    SEND_ANYWAY,
    /** Goes where a person sees what they are asked about, and answers. */
    REVIEW,
    /** Goes where a person shows the server who they are. */
    IDENTIFY,
    /** Goes where it can be changed before it is sent. */
    EDIT,
    /** Makes a message a draft again. */
    TAKE_BACK,
    /** Undoes the change and does not send it. */
    CANCEL,
    /** Gives up what is not going anywhere. */
    DISCARD;

    private static final Set<String> EDITABLE = Set.of("task", "conversation");

    /** What makes sense for an entry as it is; the library refuses everything else. */
    static Set<DeliveryAction> about(OutboxEntry entry) {
        var actions = EnumSet.noneOf(DeliveryAction.class);
        switch (entry.state()) {
            case HELD -> actions.add(SEND_NOW);
            case RETRY_WAIT -> actions.add(entry.reason() == Reason.STEP_UP ? IDENTIFY : RETRY);
            case REJECTED -> actions.add(RETRY);
            case EXPIRED -> actions.add(SEND_ANYWAY);
            case NEEDS_CONFIRMATION -> actions.add(REVIEW);
            default -> {
                // Goes by itself, or is gone already.
            }
        }
        if (isEditable(entry)) {
            actions.add(EDIT);
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

    /** A message is edited as a draft; a record where it stands, and the edit joins what waits. */
    private static boolean isEditable(OutboxEntry entry) {
        return switch (entry.state()) {
            case DRAFT -> true;
            case REJECTED, EXPIRED -> entry.kind() == Change.Kind.SEND || isRecord(entry);
            case QUEUED, BLOCKED, RETRY_WAIT, HELD -> isRecord(entry);
            // Edited where it is asked about: that is an answer too.
            case NEEDS_CONFIRMATION, SENDING, SENT, CONFIRMED, CANCELLED, ABSORBED -> false;
        };
    }

    private static boolean isRecord(OutboxEntry entry) {
        return entry.kind() == Change.Kind.PUT && EDITABLE.contains(entry.key().type());
    }

    boolean sends() {
        return this == SEND_NOW || this == RETRY || this == SEND_ANYWAY;
    }

    boolean asks() {
        return this == REVIEW || this == IDENTIFY;
    }

    boolean isEdit() {
        return this == EDIT || this == TAKE_BACK;
    }

    boolean givesUp() {
        return this == CANCEL || this == DISCARD;
    }
}
