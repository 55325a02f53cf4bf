package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Wire;

/** Reading the feed, and the records as a whole. */
final class ChangesEndpoint {

    /** How long a page may wait for the sync of what it has read; a healthy disk needs a few milliseconds. */
    private static final Duration MAX_SYNC_WAIT = Duration.ofSeconds(10);

    private final ServerDatabase database;
    private final ChangeStore store;
    private final Feed feed;
    private final Horizon horizon;
    private final InstantSource clock;
    private final String epoch;

    ChangesEndpoint(ServerDatabase database, ChangeStore store, Feed feed, InstantSource clock, String epoch) {
        this.database = database;
        this.store = store;
        this.feed = feed;
        this.horizon = Horizon.of(database, store, feed);
        this.clock = clock;
        this.epoch = epoch;
    }

    /** {@code GET /v1/changes}: the feed from a position on; waits for news if there are none. */
    Answer changes(Request request) {
        Map<String, Long> numbers = request.numbers(Set.of("after", "limit", "wait"));
        long after = numbers.getOrDefault("after", 0L);
        int limit = bounded("limit", numbers.getOrDefault("limit", (long) Limits.MAX_PAGE_RECORDS), 1, Limits.MAX_PAGE_RECORDS);
        int wait = bounded("wait", numbers.getOrDefault("wait", 0L), 0, Limits.MAX_WAIT_SECONDS);
        return Answer.json(changes(request.member().workspace(), after, limit, Duration.ofSeconds(wait)));
    }

    /**
     * {@code GET /v1/snapshot}: every record there is, a page at a time, for a client that was away too long for the feed.
     * A page is where the one before ended. What is edited meanwhile moves to a later page, so nothing is missed, and the
     * feed goes on where the last page ends.
     */
    Answer snapshot(Request request) {
        long page = request.numbers(Set.of("page")).getOrDefault("page", 0L);
        return Answer.json(snapshot(request.member().workspace(), page));
    }

    /** The same without HTTP. */
    byte[] snapshot(String workspace, long page) {
        return horizon.reaches(workspace, page) ? json(durable(workspace, page, Limits.MAX_PAGE_RECORDS)) : startAgain();
    }

    /** The same without HTTP. */
    byte[] changes(String workspace, long after, int limit, Duration wait) {
        if (!horizon.reaches(workspace, after)) {
            return startAgain();
        }
        if (wait.isPositive()) {
            feed.awaitBeyond(workspace, after, wait);
        }
        ChangeStore.Page page = durable(workspace, after, limit);
        if (after > 0 && after < page.purged()) {
            throw Refusal.of(410, "Gone", "Deletions behind this position are not kept any more. Read the snapshot,"
                    + " remove what it does not hold, and go on from its last cursor.");
        }
        return json(page);
    }

    private ChangeStore.Page durable(String workspace, long after, int limit) {
        ChangeStore.Page page = database.read(tx -> store.page(tx, workspace, after, limit));
        if (!horizon.awaitDurable(workspace, page.end(), MAX_SYNC_WAIT)) {
            throw new Refusal(
                    Answer.unavailable("The disk is slow or the server is stopping. Ask again.", Duration.ofSeconds(1)));
        }
        return page;
    }

    /** A cursor we never gave is of another history (a restored backup, another server): back to the beginning. */
    private byte[] startAgain() {
        return Wire.write(new ChangesResponse(epoch, 0, true, clock.millis(), List.of()));
    }

    /** Joins the records as they are stored: to read them and write them again would be most of the work. */
    private byte[] json(ChangeStore.Page page) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                ("{\"epoch\":\"" + epoch + "\",\"cursor\":" + page.cursor() + ",\"more\":" + page.more() + ",\"serverTime\":"
                        + clock.millis() + ",\"records\":[").getBytes(UTF_8));
        String separator = "";
        for (byte[] record : page.records()) {
            out.writeBytes(separator.getBytes(UTF_8));
            out.writeBytes(record);
            separator = ",";
        }
        out.writeBytes("]}".getBytes(UTF_8));
        return out.toByteArray();
    }

    private static int bounded(String name, long number, int least, int most) {
        if (number < least || number > most) {
            throw Refusal
                    .badRequest("Query parameter '" + name + "': found " + number + ", expected " + least + " to " + most + ".");
        }
        return (int) number;
    }
}
