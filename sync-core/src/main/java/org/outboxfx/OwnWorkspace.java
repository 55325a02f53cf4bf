package org.outboxfx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.FieldDigest;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/**
 * A way to the server that is open only to the workspace which this device's records belong to. Before anything else is asked
 * with a token, whose it is; a token of another workspace neither brings records there nor fetches any. Its own session may
 * always be asked for.
 */
final class OwnWorkspace implements Transport {

    private static final byte[] NONE = {};

    private final Transport transport;
    private final Supplier<@Nullable String> token;
    private final Predicate<String> isOwn;
    private final Condition condition;
    /** Of the token that was found to be of this workspace; the token itself is not kept. */
    private volatile byte[] checked = NONE;

    /** @param isOwn whether a workspace is this device's */
    OwnWorkspace(Transport transport, Supplier<@Nullable String> token, Predicate<String> isOwn, Condition condition) {
        this.transport = transport;
        this.token = token;
        this.isOwn = isOwn;
        this.condition = condition;
    }

    @Override
    public Answer<SessionInfo> session() {
        byte[] asked = digest();
        Answer<SessionInfo> answer = transport.session();
        return switch (answer) {
            case Answer.Ok<SessionInfo> ok when isOwn.test(ok.value().workspace()) -> {
                checked = asked;
                condition.set(health -> health.with(Health.Token.TAKEN));
                yield answer;
            }
            case Answer.Ok<SessionInfo> _ -> {
                checked = NONE;
                condition.set(health -> health.with(Health.Token.OF_ANOTHER_WORKSPACE));
                yield new Answer.Failed<>(Answer.Failure.UNAUTHORIZED,
                        "The token is of another workspace than this device's records.", null);
            }
            case Answer.Failed<SessionInfo> failed -> {
                if (failed.failure() == Answer.Failure.UNAUTHORIZED) {
                    condition.set(health -> health.with(Health.Token.REFUSED));
                }
                yield answer;
            }
        };
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        return own(() -> transport.send(request));
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        return own(() -> transport.changes(after, known, limit, wait));
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        return own(() -> transport.snapshot(page, known));
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        return own(() -> transport.outcome(opId));
    }

    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        return own(() -> transport.stepUp(request));
    }

    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        return own(() -> transport.note(note));
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String device) {
        return own(() -> transport.heldEvidence(device));
    }

    private <T> Answer<T> own(Supplier<Answer<T>> request) {
        if (!MessageDigest.isEqual(checked, digest())
                && session() instanceof Answer.Failed<SessionInfo>(var failure, var detail, var retryAfter)) {
            return new Answer.Failed<>(failure, detail, retryAfter);
        }
        return request.get();
    }

    private byte[] digest() {
        String now = token.get();
        return FieldDigest.sha256().digest((now == null ? "" : now).getBytes(UTF_8));
    }

    @Override
    public Reachability probe() {
        return transport.probe();
    }

    @Override
    public void dropConnections() {
        transport.dropConnections();
    }

    @Override
    public void close() {
        transport.close();
    }
}
