package org.outboxfx.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/ops}: a batch of operations of one device.
 *
 * @param history what the device knows of the server's history; the server takes nothing if that is not its own. Null if the
 *     device knows nothing of any yet
 * @param request the request's id, which its receipt repeats; null from a client that wants no receipt
 * @param evidence where the device's evidence ends; null from a client that keeps none
 * @param proofs by operation id: that a person has confirmed it ({@link StepUpProof}); null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpsRequest(String device, List<Operation> ops, @Nullable HistoryMark history, @Nullable String request,
        @Nullable EvidenceHead evidence, @Nullable Map<String, String> proofs) {

    /** A batch of a client that keeps no evidence and knows no history. */
    public OpsRequest(String device, List<Operation> ops) {
        this(device, ops, null, null, null, null);
    }

    /** Names the operations only: proofs are as good as passphrases while they last. */
    @Override
    public String toString() {
        return "OpsRequest[" + request + " of " + device + ": " + ops + "]";
    }
}
