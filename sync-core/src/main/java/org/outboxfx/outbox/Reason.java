package org.outboxfx.outbox;

/** Why an entry is where it is. */
public enum Reason {
    /** The server could not be reached; nothing was sent. */
    NO_CONNECTION,
    /** Something else answered in the server's place. */
    CAPTIVE,
    /** What answered showed a certificate that is not trusted; nothing was sent. */
    UNTRUSTED,
    /** The server answered that it cannot serve now. */
    SERVER_BUSY,
    /** It was sent and no answer came; asking again is safe. */
    OUTCOME_UNKNOWN,
    /** It can still be taken back. */
    UNDO_WINDOW,
    /** An earlier entry of its lane has not got through. */
    LANE,
    /** An entry that it depends on has not been applied. */
    DEPENDENCY,
    /** This device's clock is too far ahead. */
    CLOCK_SKEW,
    /** The server asks the person to confirm who they are. */
    STEP_UP,
    /** The server takes no more from this member for now. */
    RATE,
    /** The server does not accept this device's token. */
    UNAUTHORIZED,
    /** The server found it malformed. */
    INVALID,
    /** The server found it too large. */
    TOO_LARGE,
    /** The member may not do this. */
    FORBIDDEN,
    /** Its operation id was used for something else. */
    KEY_REUSED,
    /** It waited longer than it may. */
    AGE,
    /** A person took it back; the server is asked first whether it has it. */
    TAKING_BACK,
    /** What it was meant to follow was taken back. */
    DEPENDENCY_CANCELLED,
    /** Its record was made and deleted again before anything of it was sent. */
    NEVER_SENT
}
