package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.Drain;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/** Proofs that a person has confirmed single operations to the server. They are held in memory only, until they expire. */
final class StepUps {

    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

    private final ClientParts parts;
    private final Transport transport;
    private final HybridClock clock;
    private final Map<String, StepUpProof> proofs = new ConcurrentHashMap<>();

    StepUps(ClientParts parts, Transport transport, HybridClock clock) {
        this.parts = parts;
        this.transport = transport;
        this.clock = clock;
    }

    /** Asks the server for a proof, and queues the entry again once it is there. Blocks. */
    StepUp confirm(OutboxEntry entry, char[] passphrase) {
        return switch (transport.stepUp(new StepUpRequest(Drain.operation(entry), new String(passphrase)))) {
            case Answer.Ok<StepUpProof> ok -> {
                proofs.put(entry.opId(), ok.value());
                yield new StepUp.Accepted(queued(entry.opId()));
            }
            case Answer.Failed<StepUpProof> failed -> switch (failed.failure()) {
                case REFUSED -> new StepUp.WrongPassphrase();
                case BUSY -> {
                    Duration wait = failed.retryAfter();
                    yield new StepUp.TooManyAttempts(wait == null ? DEFAULT_WAIT : wait);
                }
                default -> new StepUp.NotReached(failed.detail());
            };
        };
    }

    private OutboxEntry queued(String opId) {
        return parts.database.inTransaction(tx -> {
            OutboxEntry entry = parts.outbox.find(tx, opId).orElseThrow();
            parts.outbox.questions().decided(tx, entry, Confirmation.Decision.IDENTIFIED);
            return entry.state() == EntryState.RETRY_WAIT ? parts.changes.retry(tx, entry) : entry;
        });
    }

    Map<String, String> of(List<String> opIds) {
        if (proofs.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.physicalNow();
        proofs.values().removeIf(proof -> !Instant.ofEpochMilli(proof.expiresAt()).isAfter(now));
        var known = new HashMap<String, String>();
        opIds.forEach(opId -> {
            StepUpProof proof = proofs.get(opId);
            if (proof != null) {
                known.put(opId, proof.proof());
            }
        });
        return known;
    }
}
