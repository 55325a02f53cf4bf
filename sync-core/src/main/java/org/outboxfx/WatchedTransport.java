package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.TrafficOutcome;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.EvidenceNoted;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.HistoryMark;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;

/**
 * A transport that learns from every answer, and from a silence: the network monitor is told what real traffic shows, and the
 * clock how far the server's time is from this device's.
 */
final class WatchedTransport implements Transport {

    /** An answer that took longer, such as a long poll's, says something only about a clock that is further off than that. */
    private static final Duration MAX_UNCERTAINTY = Duration.ofMillis(500);
    /** An answer that takes longer than this may not be on its way: the server is asked beside it whether it is there. */
    static final Duration SILENCE = Duration.ofSeconds(1);
    /** The server's time is given in whole milliseconds. */
    private static final Duration TICK = Duration.ofMillis(1);

    private final Transport transport;
    private final HybridClock clock;
    private final Timekeeper time;
    private final Consumer<TrafficOutcome> monitor;
    private final Runnable suspect;
    private final Consumer<Duration> skewed;
    /** How often the connections were dropped: a request that was on its way then has failed because of us. */
    private final AtomicLong drops = new AtomicLong();
    /** What the clock was last corrected by. */
    private volatile Duration known = Duration.ZERO;

    /**
     * @param suspect is told when an answer is late; must not block
     * @param skewed is told how far the server's clock is ahead, after every answer that tells; must not block
     */
    WatchedTransport(Transport transport, HybridClock clock, Timekeeper time, Consumer<TrafficOutcome> monitor,
            Runnable suspect, Consumer<Duration> skewed) {
        this.transport = transport;
        this.clock = clock;
        this.time = time;
        this.monitor = monitor;
        this.suspect = suspect;
        this.skewed = skewed;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        Answer<OpsResponse> answer = watched(Duration.ZERO, () -> transport.send(request));
        if (answer instanceof Answer.Ok<OpsResponse> ok) {
            correctClock(ok.value().serverTime(), ok.roundTrip());
        }
        return answer;
    }

    @Override
    public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
        return read(wait, () -> transport.changes(after, known, limit, wait));
    }

    @Override
    public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
        return read(Duration.ZERO, () -> transport.snapshot(page, known));
    }

    private Answer<ChangesResponse> read(Duration patience, Supplier<Answer<ChangesResponse>> request) {
        Answer<ChangesResponse> answer = watched(patience, request);
        if (answer instanceof Answer.Ok<ChangesResponse> ok) {
            correctClock(ok.value().serverTime(), ok.roundTrip());
        }
        return answer;
    }

    @Override
    public Answer<Optional<OpsResponse>> outcome(String opId) {
        return watched(Duration.ZERO, () -> transport.outcome(opId));
    }

    @Override
    public Answer<SessionInfo> session() {
        Answer<SessionInfo> answer = watched(Duration.ZERO, transport::session);
        if (answer instanceof Answer.Ok<SessionInfo> ok) {
            correctClock(ok.value().serverTime(), ok.roundTrip());
        }
        return answer;
    }

    /** Says nothing of the server's state: it may refuse for a while because of wrong passphrases. */
    @Override
    public Answer<StepUpProof> stepUp(StepUpRequest request) {
        return transport.stepUp(request);
    }

    /** Says nothing of the server's state: one that keeps no evidence can do all else. */
    @Override
    public Answer<EvidenceNoted> note(EvidenceNote note) {
        return transport.note(note);
    }

    @Override
    public Answer<HeldEvidence> heldEvidence(String device) {
        return transport.heldEvidence(device);
    }

    @Override
    public Reachability probe() {
        return transport.probe();
    }

    @Override
    public void dropConnections() {
        drops.incrementAndGet();
        transport.dropConnections();
    }

    @Override
    public void close() {
        transport.close();
    }

    /** @param patience how long the server may take because it was told to wait */
    private <T> Answer<T> watched(Duration patience, Supplier<Answer<T>> request) {
        long before = drops.get();
        Timekeeper.Alarm silence = time.after(patience.plus(SILENCE), suspect);
        Answer<T> answer;
        try {
            answer = request.get();
        } finally {
            silence.cancel();
        }
        boolean gaveUp = answer instanceof Answer.Failed<T>(Answer.Failure why, _, _)
                && (why == Answer.Failure.NO_ANSWER || why == Answer.Failure.UNREACHABLE) && drops.get() != before;
        if (!gaveUp) {
            report(answer);
        }
        return answer;
    }

    private void report(Answer<?> answer) {
        monitor.accept(switch (answer) {
            case Answer.Ok<?> _ -> TrafficOutcome.SUCCEEDED;
            case Answer.Failed<?> failed -> switch (failed.failure()) {
                case UNREACHABLE, NO_ANSWER -> TrafficOutcome.UNREACHABLE;
                case CAPTIVE -> TrafficOutcome.CAPTIVE;
                case UNTRUSTED -> TrafficOutcome.UNTRUSTED;
                case BUSY -> TrafficOutcome.SERVER_FAILING;
                case UNAUTHORIZED, ANOTHER_HISTORY, GONE, REFUSED -> TrafficOutcome.SUCCEEDED;
            };
        });
    }

    /**
     * The server noted its time at some instant of the round trip, so its clock is off by the difference to the middle,
     * give or take half the round trip. What lies within that is not known to be a difference at all.
     */
    private void correctClock(long serverTime, Duration roundTrip) {
        Duration uncertainty = roundTrip.dividedBy(2);
        Duration ahead = Duration.between(time.instant().minus(uncertainty), Instant.ofEpochMilli(serverTime));
        boolean precise = uncertainty.compareTo(MAX_UNCERTAINTY) <= 0;
        if (precise || ahead.minus(known).abs().compareTo(uncertainty.plus(TICK)) > 0) {
            known = ahead.abs().compareTo(uncertainty.plus(TICK)) <= 0 ? Duration.ZERO : ahead;
            clock.correctBy(known);
            skewed.accept(known);
        }
    }
}
