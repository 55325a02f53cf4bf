package org.outboxfx.server;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.database.Announcements;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.IncomingBatch;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.WireException;

/** Takes operations, one transaction per batch, and tells what became of one. */
final class OpsEndpoint {

    private final ServerDatabase database;
    private final ChangeStore store;
    private final Epochs epochs;
    private final Feed feed;
    private final Announcements announcements;
    private final InstantSource clock;
    private final EvidenceEndpoint evidence;
    private final StepUp stepUp;

    /** What became of a batch, and the epoch of the feed's end after it. */
    private record Taken(List<OpResult> results, String epoch) {}

    OpsEndpoint(ServerDatabase database, ChangeStore store, Epochs epochs, Feed feed, Announcements announcements,
            EvidenceEndpoint evidence, StepUp stepUp,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.epochs = epochs;
        this.feed = feed;
        this.announcements = announcements;
        this.evidence = evidence;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    /** {@code POST /v1/ops}. Answers after the batch is durable. */
    Answer receive(Request request) {
        return Answer.json(receive(request.member(), request.body()));
    }

    /** The same without HTTP. */
    OpsResponse receive(Member member, byte[] body) {
        IncomingBatch incoming = read(body);
        String workspace = member.workspace();
        Taken taken = database.inTransaction(workspace, tx -> {
            var batch = new Batch(store, tx, workspace, clock.instant(),
                    operation -> stepUp.allows(member, operation, incoming.proofs()));
            long before = batch.end();
            if (!epochs.lead(tx, workspace, incoming.history(), before)) {
                throw Refusal.of(409, "Another history", "This server's database is not the one the device has sent to before."
                        + " Read the changes from the beginning, give back what is missing, then send again.");
            }
            List<OpResult> settled = batch.apply(incoming.operations());
            if (batch.end() > before) {
                epochs.write(tx, workspace, before);
            }
            evidence.put(tx, member, incoming.device(), incoming.evidence());
            tx.afterCommit(() -> tell(workspace, batch.end()));
            return new Taken(settled, epochs.at(tx, workspace, batch.end()));
        });
        return new OpsResponse(clock.millis(), taken.results(), taken.epoch(), receipt(member, incoming, taken.results()));
    }

    private @Nullable Receipt receipt(Member member, IncomingBatch incoming, List<OpResult> results) {
        String request = incoming.request();
        EvidenceHead head = incoming.evidence();
        return request == null || head == null ? null : evidence.receipt(member, incoming.device(), request, head, results);
    }

    private void tell(String workspace, long end) {
        feed.advanced(workspace, end);
        announcements.announce(workspace, end);
    }

    /** {@code GET /v1/ops/{opId}}. */
    Answer lookUp(Request request) {
        return lookUp(request.member().workspace(), request.parameter()).map(Answer::json)
                .orElseThrow(() -> Refusal.of(404, "Not found", "No operation of this id was applied. It can be sent."));
    }

    /** The same without HTTP. */
    Optional<OpsResponse> lookUp(String workspace, String opId) {
        return database.inTransaction(workspace, tx -> {
            store.lockEnd(tx, workspace); // so that an operation still being applied is waited for and not denied
            return store.applied(tx, workspace, opId).map(ChangeStore.Applied::result).map(result -> {
                Long seq = result.seq();
                return new OpsResponse(clock.millis(), List.of(result), epochs.at(tx, workspace, seq == null ? 0 : seq), null);
            });
        });
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
        boolean named = incoming.request() == null || EvidenceEndpoint.isName(incoming.request());
        if (!named || (incoming.evidence() != null && !EvidenceEndpoint.isName(incoming.device()))) {
            throw Refusal.badRequest("device and request: expected 1 to 64 letters, digits and . _ : - each.");
        }
        if (incoming.newestSchema() > Limits.SCHEMA) {
            throw Refusal.of(426, "Upgrade required",
                    "Found operations of schema " + incoming.newestSchema() + "; this server knows 1 to "
                            + Limits.SCHEMA + ". Upgrade the server.");
        }
        return incoming;
    }
}
