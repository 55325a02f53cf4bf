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

    /** An answer that took longer, such as a long poll's, says something only about a clock that is further off than that. */
    private static final Duration MAX_UNCERTAINTY = Duration.ofMillis(500);
    /** The server's time is given in whole milliseconds. */
    private static final Duration TICK = Duration.ofMillis(1);

    private final Transport transport;
    private final HybridClock clock;
    private final InstantSource time;
    private final Consumer<TrafficOutcome> monitor;
    private final Consumer<Duration> skewed;
    /** What the clock was last corrected by. */
    private volatile Duration known = Duration.ZERO;

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
            correctClock(ok.value().serverTime(), ok.roundTrip());
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
