package org.outboxfx;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.TrafficOutcome;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Transport;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.SessionInfo;

/**
 * A transport that learns from every answer: the network monitor is told what real traffic shows, and the clock how far
 * the server's time is from this device's.
 */
final class WatchedTransport implements Transport {

    private final Transport transport;
    private final HybridClock clock;
    private final InstantSource time;
    private final Consumer<TrafficOutcome> monitor;
    private final Consumer<Duration> skewed;

    /** @param skewed is told how far the server's clock is ahead, after every answer that tells; must not block */
    WatchedTransport(Transport transport, HybridClock clock, InstantSource time, Consumer<TrafficOutcome> monitor,
            Consumer<Duration> skewed) {
        this.transport = transport;
        this.clock = clock;
        this.time = time;
        this.monitor = monitor;
        this.skewed = skewed;
    }

    @Override
    public Answer<OpsResponse> send(OpsRequest request) {
        Answer<OpsResponse> answer = report(transport.send(request));
        if (answer instanceof Answer.Ok<OpsResponse> ok) {
            correctClock(ok.value().serverTime(), ok.roundTrip());
        }
        return answer;
    }

    @Override
    public Answer<ChangesResponse> changes(long after, int limit, Duration wait) {
        Answer<ChangesResponse> answer = report(transport.changes(after, limit, wait));
        if (answer instanceof Answer.Ok<ChangesResponse> ok) {
            // The server notes its time when it answers, so of a long poll only the way back counts.
            correctClock(ok.value().serverTime(), wait.isZero() ? ok.roundTrip() : Duration.ZERO);
        }
        return answer;
    }

    @Override
    public Answer<SessionInfo> session() {
        Answer<SessionInfo> answer = report(transport.session());
        if (answer instanceof Answer.Ok<SessionInfo> ok) {
            correctClock(ok.value().serverTime(), ok.roundTrip());
        }
        return answer;
    }

    @Override
    public Reachability probe() {
        return transport.probe();
    }

    @Override
    public void cancelAll() {
        transport.cancelAll();
    }

    @Override
    public void close() {
        transport.close();
    }

    private <T> Answer<T> report(Answer<T> answer) {
        monitor.accept(switch (answer) {
            case Answer.Ok<T> _ -> TrafficOutcome.SUCCEEDED;
            case Answer.Failed<T> failed -> switch (failed.failure()) {
                case UNREACHABLE, NO_ANSWER -> TrafficOutcome.UNREACHABLE;
                case CAPTIVE -> TrafficOutcome.CAPTIVE;
                case BUSY -> TrafficOutcome.SERVER_FAILING;
                case UNAUTHORIZED, REFUSED -> TrafficOutcome.SUCCEEDED;
            };
        });
        return answer;
    }

    private void correctClock(long serverTime, Duration roundTrip) {
        Instant halfway = time.instant().minus(roundTrip.dividedBy(2));
        Duration ahead = Duration.between(halfway, Instant.ofEpochMilli(serverTime));
        clock.correctBy(ahead);
        skewed.accept(ahead);
    }
}
