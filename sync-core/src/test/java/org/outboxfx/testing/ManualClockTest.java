package org.outboxfx.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private final List<String> rung = new ArrayList<>();

    @Test
    void alarmRunsAtItsInstantAndNotOneNanosecondEarlier() {
        clock.after(Duration.ofSeconds(1), () -> rung.add("at " + clock.instant()));

        clock.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(rung).isEmpty();
        clock.advance(Duration.ofNanos(1));

        assertThat(rung).containsExactly("at 2026-01-01T00:00:01Z");
    }

    @Test
    void alarmsRunInTheOrderOfTheirTimesAndOfTheirSettingWhenTheseAreEqual() {
        clock.after(Duration.ofSeconds(2), () -> rung.add("late"));
        clock.after(Duration.ofSeconds(1), () -> rung.add("early"));
        clock.after(Duration.ofSeconds(1), () -> rung.add("early too"));

        clock.advance(Duration.ofSeconds(5));

        assertThat(rung).containsExactly("early", "early too", "late");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void alarmSetByAnAlarmRunsWithinTheSameAdvanceIfItIsDue() {
        clock.after(Duration.ofSeconds(1), () -> clock.after(Duration.ofSeconds(1), () -> rung.add("at " + clock.instant())));

        clock.advance(Duration.ofSeconds(2));

        assertThat(rung).containsExactly("at 2026-01-01T00:00:02Z");
    }

    @Test
    void cancelledAlarmDoesNotRun() {
        clock.after(Duration.ofSeconds(1), () -> rung.add("no")).cancel();

        clock.advance(Duration.ofSeconds(2));

        assertThat(rung).isEmpty();
        assertThat(clock.alarms()).isZero();
    }

    @Test
    void jumpMovesTheWallClockAloneAndRunsNothing() {
        clock.after(Duration.ofSeconds(1), () -> rung.add("no"));
        long before = clock.nanoTime();

        clock.jumpWall(Duration.ofHours(-3));

        assertThat(clock.instant()).isEqualTo(START.minus(Duration.ofHours(3)));
        assertThat(clock.nanoTime()).isEqualTo(before);
        assertThat(rung).isEmpty();
    }

    @Test
    void settlingHappensBeforeTimeMovesAndAfterEachAlarm() {
        clock.settleWith(() -> rung.add("settled"));
        clock.after(Duration.ofSeconds(1), () -> rung.add("alarm"));

        clock.advance(Duration.ofSeconds(2));

        assertThat(rung).containsExactly("settled", "alarm", "settled");
    }

    @Test
    void timeThatAlarmsDependOnNeverRunsBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot advance by PT-1S: time that alarms depend on never runs back. "
                        + "Use jumpWall to move the wall clock alone.");
    }
}
