package org.outboxfx.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.Confirmation;
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
 * @param member who was signed in when the entry was written or last confirmed, if that was known
 * @param authorisedBy who allowed the agent to queue it
 * @param confirmation what a person was asked and answered
 * @param receipt the server's signature, in rows of receipts
 * @param anchor the last row that was let go, from which the first one left goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(@Nullable String action, @Nullable String payloadClass, @Nullable String reason,
        @Nullable String lane, @Nullable Instant registered, @Nullable Instant expires, @Nullable Integer attempt,
        @Nullable Instant sent,
        @Nullable String request, @Nullable Long seq, @Nullable String payloadHmac, @Nullable String member,
        @Nullable String authorisedBy, @Nullable HumanConfirmation confirmation, @Nullable Receipt receipt,
        @Nullable EvidenceHead anchor) {

    /**
     * What a person was asked and answered.
     *
     * @param causes why they were asked, in rows of the question
     * @param decision what they answered, in rows of the answer
     * @param member who was signed in then, if that was known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HumanConfirmation(@Nullable Set<Confirmation.Cause> causes, Confirmation.@Nullable Decision decision,
            @Nullable String member) {}

    /** The same, of a question or an answer. */
    Facts with(HumanConfirmation question) {
        return new Facts(action, payloadClass, reason, lane, registered, expires, attempt, sent, request, seq, payloadHmac,
                member,
                authorisedBy, question, receipt, anchor);
    }

    static Facts of(String request, Receipt receipt) {
        return new Facts(null, null, null, null, null, null, null, null, request, null, null, null, null, null, receipt, null);
    }

    static Facts of(EvidenceHead anchor) {
        return new Facts(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, anchor);
    }
}
