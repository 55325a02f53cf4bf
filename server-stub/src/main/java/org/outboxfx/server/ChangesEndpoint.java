package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Wire;

/** Reading the feed, and the records as a whole. */
final class ChangesEndpoint {

    /** How long a page may wait for the sync of what it has read; a healthy disk needs a few milliseconds. */
    private static final Duration MAX_SYNC_WAIT = Duration.ofSeconds(10);
    private static final String EPOCH = "epoch";
    private static final String SEEN = "seen";

    private final ServerDatabase database;
    private final ChangeStore store;
    private final Epochs epochs;
    private final Feed feed;
    private final Horizon horizon;
    private final InstantSource clock;

    /** A page, and the epoch of its cursor; null if the client knows of another history. */
    private record Dated(ChangeStore.Page page, @Nullable String epoch) {}

    ChangesEndpoint(ServerDatabase database, ChangeStore store, Epochs epochs, Feed feed, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.epochs = epochs;
        this.feed = feed;
        this.horizon = Horizon.of(database, store, feed);
        this.clock = clock;
    }

    /** {@code GET /v1/changes}: the feed from a position on; waits for news if there are none. */
    Answer changes(Request request) {
        Map<String, Long> numbers = request.numbers(Set.of("after", "limit", "wait", SEEN), Set.of(EPOCH));
        long after = numbers.getOrDefault("after", 0L);
        int limit = bounded("limit", numbers.getOrDefault("limit", (long) Limits.MAX_PAGE_RECORDS), 1, Limits.MAX_PAGE_RECORDS);
        int wait = bounded("wait", numbers.getOrDefault("wait", 0L), 0, Limits.MAX_WAIT_SECONDS);
        return Answer
                .json(changes(request.member().workspace(), after, known(request, numbers), limit, Duration.ofSeconds(wait)));
    }

    /**
     * {@code GET /v1/snapshot}: every record there is, a page at a time, for a client that was away too long for the feed.
     * A page is where the one before ended. What is edited meanwhile moves to a later page, so nothing is missed, and the
     * feed goes on where the last page ends.
     */
    Answer snapshot(Request request) {
        Map<String, Long> numbers = request.numbers(Set.of("page", SEEN), Set.of(EPOCH));
        return Answer.json(snapshot(request.member().workspace(), numbers.getOrDefault("page", 0L), known(request, numbers)));
    }

    /** The same without HTTP. */
    byte[] snapshot(String workspace, long page, @Nullable HistoryMark known) {
        if (!horizon.reaches(workspace, page)) {
            return startAgain(workspace);
        }
        Dated found = durable(workspace, page, known, Limits.MAX_PAGE_RECORDS);
        return found.epoch() == null ? startAgain(workspace) : json(found);
    }

    private static @Nullable HistoryMark known(Request request, Map<String, Long> numbers) {
        return request.text(EPOCH).map(epoch -> new HistoryMark(epoch, numbers.getOrDefault(SEEN, 0L))).orElse(null);
    }

    /** The same without HTTP. */
    byte[] changes(String workspace, long after, @Nullable HistoryMark known, int limit, Duration wait) {
        if (!horizon.reaches(workspace, after)) {
            return startAgain(workspace);
        }
        if (wait.isPositive()) {
            feed.awaitBeyond(workspace, after, wait);
        }
        Dated found = durable(workspace, after, known, limit);
        if (found.epoch() == null) {
            return startAgain(workspace);
        }
        if (after > 0 && after < found.page().purged()) {
            throw Refusal.of(410, "Gone", "Deletions behind this position are not kept any more. Read the snapshot,"
                    + " remove what it does not hold, and go on from its last cursor.");
        }
        return json(found);
    }

    private Dated durable(String workspace, long after, @Nullable HistoryMark known, int limit) {
        Dated found = database.read(tx -> {
            ChangeStore.Page page = store.page(tx, workspace, after, limit);
            boolean leads = epochs.lead(tx, workspace, known, page.end());
            return new Dated(page, leads ? epochs.at(tx, workspace, page.cursor()) : null);
        });
        if (!horizon.awaitDurable(workspace, found.page().end(), MAX_SYNC_WAIT)) {
            throw new Refusal(
                    Answer.unavailable("The disk is slow or the server is stopping. Ask again.", Duration.ofSeconds(1)));
        }
        return found;
    }

    /** What we never gave is of another history (a restored backup, another server): back to the beginning. */
    private byte[] startAgain(String workspace) {
        String epoch = database.read(tx -> epochs.at(tx, workspace, 1));
        return Wire.write(new ChangesResponse(epoch, 0, true, clock.millis(), List.of()));
    }

    /** Joins the records as they are stored: to read them and write them again would be most of the work. */
    private byte[] json(Dated dated) {
        ChangeStore.Page page = dated.page();
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                ("{\"epoch\":\"" + dated.epoch() + "\",\"cursor\":" + page.cursor() + ",\"more\":" + page.more()
                        + ",\"serverTime\":"
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
