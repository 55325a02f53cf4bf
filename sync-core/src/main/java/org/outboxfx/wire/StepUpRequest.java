package org.outboxfx.wire;

/** {@code POST /v1/step-up}: the person confirms by a passphrase that they want this operation. */
public record StepUpRequest(Operation operation, String passphrase) {

    /** Names the operation only. */
    @Override
    public String toString() {
        return "StepUpRequest[" + operation + "]";
    }
}
