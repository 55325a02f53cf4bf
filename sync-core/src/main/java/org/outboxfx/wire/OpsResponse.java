package org.outboxfx.wire;

import java.util.List;

/**
 * The answer to a batch: one result per operation, in the order of the request.
 *
 * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
 */
public record OpsResponse(long serverTime, List<OpResult> results) {}
