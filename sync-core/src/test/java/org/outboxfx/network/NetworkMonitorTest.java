package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.network.Reachability.CAPTIVE;
import static org.outboxfx.network.Reachability.OFFLINE;
import static org.outboxfx.network.Reachability.ONLINE;
import static org.outboxfx.network.Reachability.SERVER_DOWN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What interfaces, clocks and the person do to the state. */
class NetworkMonitorTest extends MonitorFixture {

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
    void answerToAProbeSentBeforeTheInterfacesChangedIsIgnored() {
        answering = false;
        monitor.start();

        interfaces = Set.of("wlan0=192.168.1.7");
        clock.advance(LOOK);
        open.removeFirst().complete(CAPTIVE);

        assertThat(told).isEmpty();
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
}
