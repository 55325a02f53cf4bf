package org.outboxfx.wire;

import java.util.List;

/**
 * {@code GET /v1/evidence/{device}}: where a device's evidence ended each time it told, the last time first.
 *
 * @param key the key under which this server signs (X.509, Base64)
 */
public record HeldEvidence(String key, List<Held> heads) {

    public HeldEvidence {
        heads = List.copyOf(heads);
    }

    /** @param receivedAt milliseconds since 1970-01-01T00:00Z on the server's clock */
    public record Held(EvidenceHead head, long receivedAt) {}
}
