package org.outboxfx.wire;

import java.util.List;
import org.outboxfx.record.Record;

/**
 * {@code GET /v1/changes}: a page of the feed, oldest first, each record whole and at its latest position only.
 *
 * @param epoch names this server's database; another one means that the cursor is of another history
 * @param cursor the position to ask after next
 * @param more true if another page is there already
 * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
 */
public record ChangesResponse(String epoch, long cursor, boolean more, long serverTime, List<Record> records) {}
