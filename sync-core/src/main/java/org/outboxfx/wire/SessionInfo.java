package org.outboxfx.wire;

import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/session}: who the token's holder is, and what the server expects of clients.
 *
 * @param epoch names this server's database
 * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
 */
public record SessionInfo(String workspace, String member, String epoch, long serverTime, Policy policy) {

    /**
     * @param sendAgeDays how many days an operation may wait before it expires
     * @param impactAgeMinutes how many minutes a high-impact operation may wait before it is confirmed again
     * @param maxBatchOperations how many operations one request may hold
     * @param impact what is of high impact; null from a server that leaves this to the client
     */
    public record Policy(int sendAgeDays, int impactAgeMinutes, int maxBatchOperations, @Nullable ImpactPolicy impact) {}
}
