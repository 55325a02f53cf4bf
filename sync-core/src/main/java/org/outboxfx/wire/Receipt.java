package org.outboxfx.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import java.util.List;

/**
 * What the server signs: that it has answered a request, and where the device's evidence then ended.
 *
 * @param statement a {@link Statement} as JSON, exactly as it was signed
 * @param signature Ed25519 over the statement's UTF-8, in Base64
 * @param key the server's public key (X.509, Base64)
 */
public record Receipt(String statement, String signature, String key) {

    /**
     * @param request the request's id, as the client named it
     * @param serverTime milliseconds since 1970-01-01T00:00Z on the server's clock
     * @param head the end of the device's evidence, as the request told it
     * @param results {@link #digest} of what was answered; of nothing for a request that only tells the head
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(String workspace, String member, String device, String epoch, String request, long serverTime,
            EvidenceHead head, String results) {}

    /** What became of an operation, as far as a receipt vouches for it. */
    public record Answered(String opId, OpResult.Status status) {}

    /** A hash over the operations of a request and what became of each, in the order of their ids. */
    public static String digest(List<Answered> answered) {
        var digest = new FieldDigest().add(answered.size());
        answered.stream().sorted(java.util.Comparator.comparing(Answered::opId))
                .forEach(each -> digest.add(each.opId()).add(each.status().name()));
        return HexFormat.of().formatHex(digest.finish());
    }

    /** @throws WireException if the statement is none */
    public Statement read() throws WireException {
        return Wire.read(statement, Statement.class);
    }
}
