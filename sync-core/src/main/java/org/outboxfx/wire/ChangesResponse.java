package org.outboxfx.wire;

import java.util.List;
import org.outboxfx.record.Record;

/**
 * {@code GET /v1/changes}: a page of the feed, oldest first, each record whole and at its latest position only.
 *
 * <p>A page without records that tells of more, at cursor 0, says that the client's cursor or {@link HistoryMark} is of
 * another history: the server's database was replaced, and reading begins anew.
 *
 * @param epoch names the run of the server that gave the cursor's position
 * @param cursor the position to ask after next
 * @param more true if another page is there already
 * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
 */
public record ChangesResponse(String epoch, long cursor, boolean more, long serverTime, List<Record> records) {

    /** Whether the server leads back to the beginning of a history that is not the client's. */
    public boolean beginsAnew() {
        return records.isEmpty() && more && cursor == 0;
    }
}
