package org.outboxfx.wire;

/** The answer to an {@link EvidenceNote}. */
public record EvidenceNoted(Receipt receipt) {}
