package org.outboxfx.sync;

/** Where a registration stands, in the draft's words and two of our own. */
public enum RegistrationState {
    /** Fires as soon as there is connectivity. */
    PENDING,
    /** Fires after a delay: it has failed before, or was registered for later. */
    WAITING,
    /** Its event is under way. */
    FIRING,
    /** Its event is under way, and it was registered again meanwhile: it fires once more afterwards. */
    REREGISTERED_WHILE_FIRING,
    /** Its event is under way, but it was unregistered meanwhile: hidden, and gone afterwards. Not in the draft. */
    UNREGISTERED_WHILE_FIRING,
    /** The process died too often while its event was under way (R27). Fires no more until released. Not in the draft. */
    QUARANTINED;

    boolean isFiring() {
        return this == FIRING || this == REREGISTERED_WHILE_FIRING || this == UNREGISTERED_WHILE_FIRING;
    }
}
