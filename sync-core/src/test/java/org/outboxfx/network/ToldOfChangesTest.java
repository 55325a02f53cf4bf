package org.outboxfx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.network.Reachability.OFFLINE;
import static org.outboxfx.network.Reachability.ONLINE;
import static org.outboxfx.network.Reachability.SERVER_DOWN;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the operating system tells of changes, nothing has to be looked for. */
class ToldOfChangesTest extends MonitorFixture {

    private static final Duration SETTLE = DeviceWatch.SETTLE;
    private static final Duration TOLD = MonitorPace.standard().interfaceLookTold();

    @BeforeEach
    void tellOfChanges() {
        telling = true;
    }

    @Test
    void linkThatComesUpIsAskedOverAtOnce() {
        interfaces = Set.of();
        monitor.start();

        interfaces = Set.of("wlan0=192.168.1.7");
        tell();
        clock.advance(SETTLE.minusMillis(1));
        assertThat(monitor.state()).isEqualTo(OFFLINE);
        clock.advance(Duration.ofMillis(1));

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void burstOfNewsIsOneLook() {
        monitor.start();
        looks = 0;

        for (int i = 0; i < 50; i++) {
            tell();
        }
        clock.advance(SETTLE);

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void withoutNewsTheInterfacesAreHardlyLookedAt() {
        interfaces = Set.of();
        monitor.start();
        looks = 0;

        clock.advance(Duration.ofMinutes(10));

        assertThat(looks).isEqualTo((int) Duration.ofMinutes(10).dividedBy(TOLD));
    }

    @Test
    void changeThatWasNotToldIsFoundByTheNextLook() {
        interfaces = Set.of();
        monitor.start();

        interfaces = Set.of("wlan0=192.168.1.7");
        clock.advance(TOLD);

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void lossThatWasToldIsLookedAtOnceMoreBeforeItIsBelieved() {
        monitor.start();

        interfaces = Set.of();
        tell();
        clock.advance(SETTLE);
        assertThat(monitor.state()).isEqualTo(ONLINE);
        clock.advance(LOOK);

        assertThat(told).containsExactly(ONLINE, OFFLINE);
    }

    @Test
    void newsWithoutAnotherInterfaceAsksOnlyWhoeverWaits() {
        monitor.start();
        tell();
        clock.advance(SETTLE);
        assertThat(probes).isEqualTo(1);

        answer = SERVER_DOWN;
        monitor.report(TrafficOutcome.UNREACHABLE);
        monitor.report(TrafficOutcome.UNREACHABLE);
        assertThat(monitor.state()).isEqualTo(SERVER_DOWN);
        answer = ONLINE; // a route has come
        tell();
        clock.advance(SETTLE);

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void systemThatTellsNoMoreIsLookedAtAsOftenAsOneThatNeverDid() {
        interfaces = Set.of();
        monitor.start();
        fallSilent();
        clock.advance(LOOK_ONLINE);

        interfaces = Set.of("wlan0=192.168.1.7");
        clock.advance(LOOK);

        assertThat(monitor.state()).isEqualTo(ONLINE);
    }

    @Test
    void sleepIsNoticedAllTheSame() {
        monitor.start();

        clock.jumpWall(Duration.ofHours(8));
        clock.advance(LOOK_ONLINE);

        assertThat(probes).isEqualTo(2);
    }

    @Test
    void nobodyListensWhileThePersonWorksOfflineOrAfterTheEnd() {
        monitor.start();
        assertThat(watchers()).isEqualTo(1);

        monitor.workOffline(true);
        assertThat(watchers()).isZero();
        monitor.workOffline(false);
        assertThat(watchers()).isEqualTo(1);
        monitor.close();

        assertThat(watchers()).isZero();
        assertThat(clock.alarms()).isZero();
    }
}
