package org.outboxfx.server;

import java.time.InstantSource;
import java.util.List;
import org.outboxfx.server.database.Announcements;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.IncomingBatch;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.WireException;

/** Takes operations, one transaction per batch, and tells what became of one. */
final class OpsEndpoint {

    private final ServerDatabase database;
    private final ChangeStore store;
    private final Feed feed;
    private final Announcements announcements;
    private final InstantSource clock;

    OpsEndpoint(ServerDatabase database, ChangeStore store, Feed feed, Announcements announcements, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.feed = feed;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** {@code POST /v1/ops}. Answers after the batch is durable. */
    Answer receive(Request request) {
        return Answer.json(receive(request.member().workspace(), request.body()));
    }

    /** The same without HTTP. */
    OpsResponse receive(String workspace, byte[] body) {
        IncomingBatch incoming = read(body);
        List<OpResult> results = database.inTransaction(workspace, tx -> {
            var batch = new Batch(store, tx, workspace, clock.instant());
            List<OpResult> settled = batch.apply(incoming.operations());
            tx.afterCommit(() -> tell(workspace, batch.end()));
            return settled;
        });
        return new OpsResponse(clock.millis(), results);
    }

    private void tell(String workspace, long end) {
        feed.advanced(workspace, end);
        announcements.announce(workspace, end);
    }

    /** {@code GET /v1/ops/{opId}}. */
    Answer lookUp(Request request) {
        String workspace = request.member().workspace();
        return database.inTransaction(workspace, tx -> {
            store.lockEnd(tx, workspace); // so that an operation still being applied is waited for and not denied
            return store.applied(tx, workspace, request.parameter());
        })
                .map(applied -> Answer.json(applied.result()))
                .orElseThrow(() -> Refusal.of(404, "Not found", "No operation of this id was applied. It can be sent."));
    }

    private static IncomingBatch read(byte[] body) {
        IncomingBatch incoming;
        try {
            incoming = IncomingBatch.read(body);
        } catch (WireException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        if (incoming.operations().size() > Limits.MAX_BATCH_OPERATIONS) {
            throw Refusal.of(413, "Too large", "Found " + incoming.operations().size() + " operations, expected at most "
                    + Limits.MAX_BATCH_OPERATIONS + ". Send fewer at once.");
        }
        if (incoming.newestSchema() > Limits.SCHEMA) {
            throw Refusal.of(426, "Upgrade required",
                    "Found operations of schema " + incoming.newestSchema() + "; this server knows 1 to "
                            + Limits.SCHEMA + ". Upgrade the server.");
        }
        return incoming;
    }
}
