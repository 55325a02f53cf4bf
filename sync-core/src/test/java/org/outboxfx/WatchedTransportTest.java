package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.TrafficOutcome;
import org.outboxfx.testing.ManualClock;
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

/** What answers, how long they take and their absence say about the network and about this device's clock. */
class WatchedTransportTest {

    private final ManualClock time = new ManualClock();
    private final HybridClock clock = new HybridClock("00000000000000aa", time);
    private Duration roundTrip = Duration.ZERO;
    private Duration serverAhead = Duration.ZERO;
    private final List<TrafficOutcome> outcomes = new ArrayList<>();
    private int suspicions;
    private Runnable meanwhile = () -> {};
    private Answer<OpsResponse> answer = new Answer.Ok<>(new OpsResponse(0, List.of()), Duration.ZERO);
    private final Transport transport = new WatchedTransport(new OneAnswer(), clock, time, outcomes::add, () -> suspicions++,
            skew -> {});

    @Test
    void aSlowAnswerCorrectsAClockThatIsFurtherOffThanItIsSlow() {
        answer(Duration.ofSeconds(4), Duration.ofHours(1));

        assertThat(ahead()).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusSeconds(2));
    }

    @Test
    void aSlowAnswerSaysNothingAboutAClockThatIsNearlyRight() {
        answer(Duration.ofSeconds(25), Duration.ZERO);

        assertThat(ahead()).isZero();
    }

    @Test
    void aSlowAnswerDoesNotSpoilWhatAQuickOneHasFound() {
        answer(Duration.ofMillis(20), Duration.ofHours(1));
        Duration found = ahead();

        answer(Duration.ofSeconds(25), Duration.ofHours(1));

        assertThat(ahead()).isEqualTo(found);
    }

    @Test
    void aSilenceIsAReasonToAskWhetherTheServerIsThere() {
        meanwhile = () -> time.advance(WatchedTransport.SILENCE.minusMillis(1));
        send();
        assertThat(suspicions).isZero();

        meanwhile = () -> time.advance(WatchedTransport.SILENCE);
        send();

        assertThat(suspicions).isEqualTo(1);
    }

    @Test
    void aLongPollMayBeSilentForAsLongAsItWasToldToWait() {
        roundTrip = Duration.ofSeconds(25);
        transport.changes(0, null, 1, Duration.ofSeconds(25));
        assertThat(suspicions).isZero();

        roundTrip = Duration.ofSeconds(25).plus(WatchedTransport.SILENCE);
        transport.changes(0, null, 1, Duration.ofSeconds(25));

        assertThat(suspicions).isEqualTo(1);
    }

    @Test
    void anAnswerAtOnceLeavesNoAlarm() {
        send();

        assertThat(time.alarms()).isZero();
    }

    @Test
    void whatFailsBecauseWeDroppedItsConnectionSaysNothingAboutTheServer() {
        answer = new Answer.Failed<>(Answer.Failure.NO_ANSWER, "ended", null);
        meanwhile = transport::dropConnections;
        send();
        assertThat(outcomes).isEmpty();

        meanwhile = () -> {};
        send();

        assertThat(outcomes).containsExactly(TrafficOutcome.UNREACHABLE);
    }

    private void send() {
        transport.send(new OpsRequest("d", List.of()));
    }

    private void answer(Duration after, Duration ahead) {
        roundTrip = after;
        serverAhead = ahead;
        transport.changes(0, null, 1, Duration.ZERO);
    }

    private Duration ahead() {
        return Duration.between(time.instant(), clock.physicalNow());
    }

    /** Answers at the round trip's end with the server's time of that moment. */
    private final class OneAnswer implements Transport {
        @Override
        public Answer<OpsResponse> send(OpsRequest request) {
            meanwhile.run();
            return answer;
        }

        @Override
        public Answer<ChangesResponse> snapshot(long page, @Nullable HistoryMark known) {
            return changes(page, known, 1, Duration.ZERO);
        }

        @Override
        public Answer<ChangesResponse> changes(long after, @Nullable HistoryMark known, int limit, Duration wait) {
            time.advance(roundTrip);
            long serverTime = time.instant().plus(serverAhead).toEpochMilli();
            return new Answer.Ok<>(new ChangesResponse("e", 0, false, serverTime, List.of()), roundTrip);
        }

        @Override
        public Answer<Optional<OpsResponse>> outcome(String opId) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Answer<SessionInfo> session() {
            throw new AssertionError("not asked for");
        }

        @Override
        public Answer<StepUpProof> stepUp(StepUpRequest request) {
            throw new AssertionError("Nobody steps up here.");
        }

        @Override
        public Answer<EvidenceNoted> note(EvidenceNote note) {
            throw new AssertionError("Nobody asks for evidence here.");
        }

        @Override
        public Answer<HeldEvidence> heldEvidence(String device) {
            throw new AssertionError("Nobody asks for evidence here.");
        }

        @Override
        public Reachability probe() {
            return Reachability.ONLINE;
        }

        @Override
        public void dropConnections() {}

        @Override
        public void close() {}
    }
}
