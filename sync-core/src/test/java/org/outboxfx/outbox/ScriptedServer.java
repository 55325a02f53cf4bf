package org.outboxfx.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/** A simulated network and server: answers as it is told, else that everything was applied. */
public final class ScriptedServer implements Transport {
    public final List<List<Operation>> batches = new ArrayList<>();
    private final Deque<Function<OpsRequest, Answer<OpsResponse>>> script = new ArrayDeque<>();
    private Function<OpsRequest, Answer<OpsResponse>> otherwise = ScriptedServer::applied;
    public final List<String> asked = new ArrayList<>();
    public Answer<Optional<OpsResponse>> outcome = new Answer.Ok<>(Optional.empty(), Duration.ZERO);

    static Answer<OpsResponse> applied(OpsRequest request) {
        List<OpResult> results = request.ops().stream()
                .map(operation -> OpResult.applied(operation.opId(), OpResult.Status.APPLIED, 1, List.of())).toList();
        return new Answer.Ok<>(new OpsResponse(Instant.EPOCH.toEpochMilli(), results), Duration.ZERO);
    }

    public void next(Function<OpsRequest, Answer<OpsResponse>> answer) {
        script.add(answer);
    }

    public void always(Function<OpsRequest, Answer<OpsResponse>> answer) {
        otherwise = answer;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        batches.add(request.ops());
        return (script.isEmpty() ? otherwise : script.poll()).apply(request);
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        throw new AssertionError("A drain does not pull.");
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        throw new AssertionError("A drain does not pull.");
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        asked.add(opId);
        return outcome;
    }

    @Override
    public Answer<SessionInfo> session() {
        throw new AssertionError("A drain asks for no session.");
    }

    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        throw new AssertionError("Nobody steps up here.");
    }

    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        throw new AssertionError("A drain notes no evidence.");
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String device) {
        throw new AssertionError("A drain asks for no evidence.");
    }

    @Override
    public Reachability probe() {
        throw new AssertionError("A drain does not probe.");
    }

    @Override
    public void dropConnections() {}

    @Override
    public void close() {}
}
