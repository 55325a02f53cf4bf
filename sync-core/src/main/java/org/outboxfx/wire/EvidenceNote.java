package org.outboxfx.wire;

/** {@code POST /v1/evidence}: where a device's evidence ends, when there is nothing else to send. */
public record EvidenceNote(String device, String request, EvidenceHead head) {}
