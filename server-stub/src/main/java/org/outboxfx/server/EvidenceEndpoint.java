package org.outboxfx.server;

import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** Takes where a device's evidence ends, gives receipts, and tells what it was told. */
final class EvidenceEndpoint {

    /** How many of a device's last ends are told. */
    private static final int MAX_HEADS = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final ServerDatabase database;
    private final ChangeStore store;
    private final InstantSource clock;
    private final String epoch;
    private final Receipts receipts;
    private final EvidenceHeads heads = new EvidenceHeads();

    EvidenceEndpoint(ServerDatabase database, ChangeStore store, Receipts receipts, InstantSource clock, String epoch) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.epoch = epoch;
        this.receipts = receipts;
    }

    /** {@code POST /v1/evidence}. */
    Answer note(Request request) {
        EvidenceNote note = read(request.body());
        database.inTransaction(request.member().workspace(), tx -> {
            store.lockEnd(tx, request.member().workspace());
            put(tx, request.member(), note.device(), note.head());
            return null;
        });
        return Answer.json(new EvidenceNoted(
                receipt(request.member(), note.device(), note.request(), note.head(), List.of())));
    }

    /** {@code GET /v1/evidence/{device}}. */
    Answer held(Request request) {
        return Answer.json(new HeldEvidence(receipts.key(), database
                .read(tx -> heads.of(tx, request.member().workspace(), request.parameter(), MAX_HEADS))));
    }

    /** Keeps an end, if a request tells one, in the transaction of what else it asks for, which has locked the workspace. */
    void put(Transaction tx, Member member, String device, @Nullable EvidenceHead head) {
        if (head != null) {
            heads.put(tx, member.workspace(), device, head, clock.instant());
        }
    }

    /** Signs what is durable by now. */
    Receipt receipt(Member member, String device, String request, EvidenceHead head, List<OpResult> results) {
        return receipts.sign(new Receipt.Statement(member.workspace(), member.name(), device, epoch, request, clock.millis(),
                head,
                Receipt.digest(results.stream().map(result -> new Receipt.Answered(result.opId(), result.status())).toList())));
    }

    private static EvidenceNote read(byte[] body) {
        try {
            EvidenceNote note = Wire.read(body, EvidenceNote.class);
            if (note.head() != null && isName(note.device()) && isName(note.request())) {
                return note;
            }
        } catch (WireException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        throw Refusal.badRequest("Expected device and request, each of 1 to 64 letters, digits and . _ : -, and head.");
    }

    static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
    }
}
