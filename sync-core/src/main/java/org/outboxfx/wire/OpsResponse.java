package org.outboxfx.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch: one result per operation, in the order of the request.
 *
 * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
 * @param epoch the epoch of the feed's end after the batch
 * @param receipt the server's signature, if the request told its id and where the device's evidence ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpsResponse(long serverTime, List<OpResult> results, @Nullable String epoch, @Nullable Receipt receipt) {

    /** An answer that tells neither epoch nor receipt. */
    public OpsResponse(long serverTime, List<OpResult> results) {
        this(serverTime, results, null, null);
    }
}
