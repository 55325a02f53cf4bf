package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.network.Reachability.CAPTIVE;
import static org.outboxfx.network.Reachability.OFFLINE;
import static org.outboxfx.network.Reachability.ONLINE;
import static org.outboxfx.network.Reachability.SERVER_DOWN;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outboxfx.testing.ManualClock;

class NetworkMonitorTest {

    private static final Duration LOOK = MonitorPace.standard().interfaceLook();
    private static final Duration LOOK_ONLINE = MonitorPace.standard().interfaceLookOnline();

    private final ManualClock clock = new ManualClock();
    private final Deque<CompletableFuture<Reachability>> open = new ArrayDeque<>();
    private final List<Reachability> told = new ArrayList<>();
    private Set<String> interfaces = Set.of("eth0=10.0.0.2");
    private final NetworkMonitor monitor = new NetworkMonitor(this::ask, () -> interfaces, clock, Runnable::run, new Random(1),
            MonitorPace.standard());
    private int probes;
    private boolean answering = true;
    private Reachability answer = ONLINE;

    @BeforeEach
    void start() {
        monitor.onChange(told::add);
    }

    @Test
    void serverThatAnswersIsOnlineAtOnce() {
        monitor.start();

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void noProbeIsSentWhileTheServerAnswersAndNothingChanges() {
        monitor.start();

        clock.advance(Duration.ofHours(1));

        assertThat(probes).isEqualTo(1);
    }

    @Test
    void withoutAnInterfaceNothingIsAsked() {
        interfaces = Set.of();

        monitor.start();
        monitor.probeNow();
        clock.advance(Duration.ofMinutes(10));

        assertThat(probes).isZero();
        assertThat(monitor.state()).isEqualTo(OFFLINE);
    }

    @Test
    void interfaceThatComesUpIsOnlineWithinOneLook() {
        interfaces = Set.of();
        monitor.start();

        interfaces = Set.of("wlan0=192.168.1.7");
        clock.advance(LOOK);

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void interfaceLostForASingleLookIsNotOffline() {
        monitor.start();

        interfaces = Set.of();
        clock.advance(LOOK_ONLINE);
        interfaces = Set.of("eth0=10.0.0.2");
        clock.advance(LOOK);
        clock.advance(LOOK_ONLINE);

        assertThat(told).containsExactly(ONLINE);
    }

    @Test
    void interfaceLostForTwoLooksIsOffline() {
        monitor.start();

        interfaces = Set.of();
        clock.advance(LOOK_ONLINE.plus(LOOK));

        assertThat(told).containsExactly(ONLINE, OFFLINE);
    }

    @Test
    void otherInterfaceIsAHintToAskAfresh() {
        monitor.start();

        interfaces = Set.of("wlan0=192.168.1.7");
        clock.advance(LOOK_ONLINE);

        assertThat(probes).isEqualTo(2);
        assertThat(told).containsExactly(ONLINE);
    }

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
        clock.advance(Duration.ofMinutes(20));
        assertThat(monitor.state()).isEqualTo(SERVER_DOWN);

        answer = ONLINE;
        clock.advance(MonitorPace.standard().longestProbe());

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void probesOfAServerThatIsDownBecomeRare() {
        answer = SERVER_DOWN;
        monitor.start();

        clock.advance(Duration.ofHours(1));

        long longest = MonitorPace.standard().longestProbe().toSeconds();
        assertThat(probes).isBetween((int) (3600 / longest), (int) (2 * 3600 / longest) + 10);
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
        assertThat(open).hasSizeLessThanOrEqualTo(4);

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

    @Test
    void workingOfflineIsOfflineAtOnceAndSendsNothing() {
        monitor.start();

        monitor.workOffline(true);
        monitor.probeNow();
        monitor.report(TrafficOutcome.SUCCEEDED);
        clock.advance(Duration.ofHours(1));

        assertThat(told).containsExactly(ONLINE, OFFLINE);
        assertThat(probes).isEqualTo(1);
        assertThat(clock.alarms()).isZero();
    }

    @Test
    void answerToAProbeSentBeforeWorkingOfflineChangesNothing() {
        answering = false;
        monitor.start();

        monitor.workOffline(true);
        open.remove().complete(ONLINE);

        assertThat(told).isEmpty();
    }

    @Test
    void endOfWorkingOfflineAsksAtOnce() {
        monitor.start();
        monitor.workOffline(true);

        monitor.workOffline(false);

        assertThat(told).containsExactly(ONLINE, OFFLINE, ONLINE);
    }

    @Test
    void sleepIsNoticedAndAsksAfresh() {
        var jumps = new ArrayList<String>();
        monitor.onClockJump(() -> jumps.add("jump"));
        monitor.start();

        clock.jumpWall(Duration.ofHours(8));
        clock.advance(LOOK_ONLINE);
        clock.advance(LOOK_ONLINE);

        assertThat(jumps).containsExactly("jump");
        assertThat(probes).isEqualTo(2);
    }

    @Test
    void clockSetBackIsNoticedToo() {
        monitor.start();

        clock.jumpWall(Duration.ofHours(-1));
        clock.advance(LOOK_ONLINE);

        assertThat(probes).isEqualTo(2);
    }

    @Test
    void closedMonitorLeavesNoAlarm() {
        answer = SERVER_DOWN;
        monitor.start();
        monitor.close();

        assertThat(clock.alarms()).isZero();
    }

    private CompletableFuture<Reachability> ask() {
        probes++;
        if (answering) {
            return CompletableFuture.completedFuture(answer);
        }
        var probe = new CompletableFuture<Reachability>();
        open.add(probe);
        return probe;
    }
}
