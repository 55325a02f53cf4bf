package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outboxfx.storage.Database;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Wire;

/** {@code GET /v1/changes}: the feed from a position on; waits for news if there are none. */
final class ChangesEndpoint implements Endpoint {

    /** How long a page may wait for the sync of what it has read; a healthy disk needs a few milliseconds. */
    private static final Duration MAX_SYNC_WAIT = Duration.ofSeconds(10);
    private static final Set<String> PARAMETERS = Set.of("after", "limit", "wait");

    private final Database database;
    private final ChangeStore store;
    private final Feed feed;
    private final InstantSource clock;
    private final String epoch;

    ChangesEndpoint(Database database, ChangeStore store, Feed feed, InstantSource clock, String epoch) {
        this.database = database;
        this.store = store;
        this.feed = feed;
        this.clock = clock;
        this.epoch = epoch;
    }

    @Override
    public Answer answer(Request request) {
        Map<String, Long> numbers = request.numbers(PARAMETERS);
        long after = numbers.getOrDefault("after", 0L);
        int limit = bounded("limit", numbers.getOrDefault("limit", (long) Limits.MAX_PAGE_RECORDS), 1, Limits.MAX_PAGE_RECORDS);
        int wait = bounded("wait", numbers.getOrDefault("wait", 0L), 0, Limits.MAX_WAIT_SECONDS);
        return Answer.json(page(request.member().workspace(), after, limit, Duration.ofSeconds(wait)));
    }

    /** The same without HTTP. */
    byte[] page(String workspace, long after, int limit, Duration wait) {
        if (after > feed.end(workspace)) {
            return startAgain();
        }
        if (wait.isPositive()) {
            feed.awaitBeyond(workspace, after, wait);
        }
        ChangeStore.Page page = database.read(tx -> store.page(tx, workspace, after, limit));
        awaitDurable(workspace, page.end());
        return json(page);
    }

    /** A cursor we never gave is of another history (a restored backup, another server): back to the beginning. */
    private byte[] startAgain() {
        return Wire.write(new ChangesResponse(epoch, 0, true, clock.millis(), List.of()));
    }

    /** A commit is visible shortly before it is durable; whoever had read it would miss its successor after a power loss. */
    private void awaitDurable(String workspace, long end) {
        if (end > 0 && feed.end(workspace) < end && !feed.awaitBeyond(workspace, end - 1, MAX_SYNC_WAIT)) {
            throw new Refusal(
                    Answer.unavailable("The disk is slow or the server is stopping. Ask again.", Duration.ofSeconds(1)));
        }
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
