package org.outboxfx.wire;

/**
 * That a person has confirmed one operation, to be sent along with it.
 *
 * @param proof good for this operation with this content, and this member, only
 * @param expiresAt until when, in milliseconds since 1970-01-01T00:00Z on the server's clock
 */
public record StepUpProof(String proof, long expiresAt) {

    /** Tells the time only. */
    @Override
    public String toString() {
        return "StepUpProof[until " + expiresAt + "]";
    }
}
