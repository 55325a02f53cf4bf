package org.outboxfx.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.Receipt;

/**
 * What else a row tells. Every part may be absent.
 *
 * @param action the task as it was shown to the person: {@code CREATE}, {@code EDIT}, {@code DELETE}, {@code RESTORE} or
 *     {@code SEND}
 * @param payloadClass type, kind, schema and the names of the fields that are set; never their values
 * @param reason why the entry is in its state, if there is more to say than the state does
 * @param lane the lane of the queue
 * @param registered when the change was made and its sync registered
 * @param expires when it stops being sent unasked
 * @param attempt how often it had been tried while the server was reachable
 * @param sent when it was last put on the network, in rows that tell how that ended
 * @param request the request it was sent in, in rows of the sending and of its end
 * @param seq the feed position the server gave it
 * @param payloadHmac HMAC-SHA256 of the payload, in hexadecimal, under a key of this entry's own
 * @param receipt the server's signature, in rows of receipts
 * @param anchor the last row that was let go, from which the first one left goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(@Nullable String action, @Nullable String payloadClass, @Nullable String reason,
        @Nullable String lane, @Nullable Instant registered, @Nullable Instant expires, @Nullable Integer attempt,
        @Nullable Instant sent,
        @Nullable String request, @Nullable Long seq, @Nullable String payloadHmac, @Nullable Receipt receipt,
        @Nullable EvidenceHead anchor) {

    static Facts of(String request, Receipt receipt) {
        return new Facts(null, null, null, null, null, null, null, null, request, null, null, receipt, null);
    }

    static Facts of(EvidenceHead anchor) {
        return new Facts(null, null, null, null, null, null, null, null, null, null, null, null, anchor);
    }
}
