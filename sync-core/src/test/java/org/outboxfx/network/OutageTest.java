package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.network.Reachability.CAPTIVE;
import static org.outboxfx.network.Reachability.OFFLINE;
import static org.outboxfx.network.Reachability.ONLINE;
import static org.outboxfx.network.Reachability.SERVER_DOWN;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a server that no longer answers to one that does again. */
class OutageTest extends MonitorFixture {

    @Test
    void oneRequestWithoutAnswerIsADoubtAndTheProbeSettlesIt() {
        monitor.start();

        monitor.report(TrafficOutcome.UNREACHABLE);
        assertThat(monitor.state()).isEqualTo(ONLINE);
        clock.advance(MonitorPace.standard().firstProbe());

        assertThat(probes).isEqualTo(2);
        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void requestWithoutAnswerThatTheProbeConfirmsIsServerDown() {
        monitor.start();

        answer = SERVER_DOWN;
        monitor.report(TrafficOutcome.UNREACHABLE);
        clock.advance(MonitorPace.standard().firstProbe());

        assertThat(told).containsExactly(ONLINE, SERVER_DOWN);
    }

    @Test
    void serverThatComesBackIsFoundWithinTheLongestProbeDelay() {
        answer = SERVER_DOWN;
        monitor.start();
        clock.advance(Duration.ofHours(7));
        assertThat(monitor.state()).isEqualTo(SERVER_DOWN);

        answer = ONLINE;
        clock.advance(MonitorPace.standard().longestProbe());

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void endOfAShortOutageIsFoundWithinASecondThoughNoInterfaceChanged() {
        monitor.start();
        answer = SERVER_DOWN;
        monitor.report(TrafficOutcome.UNREACHABLE);
        clock.advance(Duration.ofSeconds(3));
        assertThat(monitor.state()).isEqualTo(SERVER_DOWN);

        answer = ONLINE;
        clock.advance(Duration.ofSeconds(1));

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void endOfAnOutageThatSwallowsPacketsIsFoundWithinASecondWhileOlderProbesStayUnanswered() {
        answering = false;
        monitor.start();
        clock.advance(Duration.ofSeconds(2));
        assertThat(open).isNotEmpty();
        assertThat(monitor.state()).isEqualTo(OFFLINE);

        answering = true;
        clock.advance(Duration.ofSeconds(1));

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void requestThatWaitsTooLongIsAReasonToAskAndAnAnswerEndsTheQuestion() {
        monitor.start();

        monitor.suspect();
        clock.advance(Duration.ofMinutes(1));

        assertThat(probes).isEqualTo(2);
        assertThat(recoveries).isEmpty();
    }

    @Test
    void endOfASilenceIsToldAlthoughTheStateNeverChanged() {
        monitor.start();
        answering = false;
        monitor.suspect();
        clock.advance(Duration.ofSeconds(3));

        answering = true;
        clock.advance(Duration.ofSeconds(1));

        assertThat(recoveries).containsExactly("recovered at ONLINE");
        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void slowNetworkThatAnswersInOrderHasNotBeenSilent() {
        monitor.start();
        answering = false;
        monitor.suspect();
        for (int i = 0; i < 20; i++) { // every answer takes two seconds
            clock.advance(Duration.ofSeconds(2));
            List.copyOf(open).forEach(probe -> probe.complete(ONLINE));
            open.clear();
            monitor.suspect();
        }

        assertThat(recoveries).isEmpty();
    }

    @Test
    void failureAndAChangeOfTheNetworkThatAreBothShortAreARecovery() {
        telling = true;
        monitor.start();

        monitor.report(TrafficOutcome.UNREACHABLE);
        interfaces = Set.of("eth0=10.0.0.3");
        tell();
        clock.advance(DeviceWatch.SETTLE);

        assertThat(recoveries).containsExactly("recovered at ONLINE");
    }

    @Test
    void failureAloneIsNoRecovery() {
        monitor.start();

        monitor.report(TrafficOutcome.UNREACHABLE); // what a server does that dies of one request and answers every probe
        clock.advance(Duration.ofSeconds(10));

        assertThat(probes).isEqualTo(2);
        assertThat(recoveries).isEmpty();
    }

    @Test
    void yesToAnOlderProbeCountsWhileTheNewerOneIsOpen() {
        answering = false;
        monitor.start();
        clock.advance(Duration.ofSeconds(1));
        assertThat(open).hasSizeGreaterThan(1);

        open.removeFirst().complete(ONLINE);
        open.removeFirst().complete(ONLINE);

        assertThat(told).containsExactly(ONLINE);
        clock.advance(Duration.ofHours(1));
        assertThat(open).hasSizeLessThan(4); // nothing was asked in that hour
    }

    @Test
    void interfacesAreLookedAtRarelyOnceTheServerHasBeenAwayForLong() {
        answer = SERVER_DOWN;
        monitor.start();
        clock.advance(MonitorPace.standard().eagerFor().plusSeconds(10));
        looks = 0;

        clock.advance(Duration.ofMinutes(1));

        assertThat(looks).isBetween(58, 61);
    }

    @Test
    void probesOfAServerThatIsDownBecomeRare() {
        answer = SERVER_DOWN;
        monitor.start();

        clock.advance(Duration.ofHours(1));

        long longest = MonitorPace.standard().longestProbe().toSeconds();
        long eager = MonitorPace.standard().eagerFor().dividedBy(MonitorPace.standard().eagerProbe());
        assertThat(probes).isBetween((int) (3600 / longest), (int) (2 * (3600 / longest + eager)) + 10);
    }

    @Test
    void signInPageIsCaptiveAndGoesStraightOnline() {
        answer = CAPTIVE;
        monitor.start();
        assertThat(monitor.state()).isEqualTo(CAPTIVE);

        monitor.report(TrafficOutcome.SUCCEEDED);

        assertThat(told).containsExactly(CAPTIVE, ONLINE);
    }

    @Test
    void realTrafficOutranksAProbeThatIsUnderWay() {
        answering = false;
        monitor.start();

        monitor.report(TrafficOutcome.SUCCEEDED);
        open.remove().complete(SERVER_DOWN);

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void answerOfAnOlderProbeIsIgnored() {
        answering = false;
        monitor.start();
        monitor.probeNow();

        open.removeLast().complete(ONLINE);
        open.removeFirst().complete(CAPTIVE);

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void probesThatAreNeverAnsweredDoNotPileUpAndDoNotStopTheMonitor() {
        answering = false;
        monitor.start();
        for (int i = 0; i < 100; i++) {
            monitor.probeNow();
            monitor.report(TrafficOutcome.UNREACHABLE);
        }
        assertThat(open).hasSizeLessThanOrEqualTo(12);

        answering = true;
        List.copyOf(open).forEach(probe -> probe.complete(SERVER_DOWN));
        clock.advance(MonitorPace.standard().longestProbe());

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void probeThatThrowsOrFailsIsServerDown() {
        var failing = new NetworkMonitor(() -> {
            throw new IllegalStateException("broken");
        }, () -> interfaces, clock, Runnable::run, new Random(1), MonitorPace.standard());

        failing.start();

        assertThat(failing.state()).isEqualTo(SERVER_DOWN);
    }
}
