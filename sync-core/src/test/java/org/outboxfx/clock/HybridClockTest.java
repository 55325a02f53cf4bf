package org.outboxfx.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HybridClockTest {

    private static final String HERE = "00000000000000aa";
    private static final String LOWER = "0000000000000001";
    private static final String HIGHER = "ffffffffffffffff";
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private Instant now = START;
    private final HybridClock clock = new HybridClock(HERE, () -> now);

    @Test
    void stampsRiseWithTheClock() {
        HybridTimestamp first = clock.next();
        now = now.plusMillis(1);

        assertThat(clock.next()).isEqualTo(new HybridTimestamp(first.millis() + 1, 0, HERE));
    }

    @Test
    void stampsRiseWhileTheClockStutters() {
        assertThat(List.of(clock.next(), clock.next(), clock.next())).extracting(HybridTimestamp::counter).containsExactly(0, 1,
                2);
    }

    @Test
    void stampsRiseWhileTheClockGoesBack() {
        HybridTimestamp before = clock.next();
        now = now.minus(Duration.ofDays(400));

        assertThat(clock.next()).isEqualTo(new HybridTimestamp(before.millis(), 1, HERE));
    }

    @Test
    void aFullCounterBorrowsTheNextMillisecond() {
        var full = new HybridClock(() -> now, new HybridTimestamp(now.toEpochMilli(), 0xffff, HERE));

        assertThat(full.next()).isEqualTo(new HybridTimestamp(now.toEpochMilli() + 1, 0, HERE));
    }

    @Test
    void stampsAreMonotonicUnderAnyClockAndAnyObservation() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            now = START;
            var wandering = new HybridClock(HERE, () -> now);
            HybridTimestamp highest = wandering.last();
            for (int step = 0; step < 200; step++) {
                now = now.plusMillis(random.nextLong(-5_000, 5_000));
                if (random.nextBoolean()) {
                    var seen = new HybridTimestamp(now.toEpochMilli() + random.nextLong(-60_000, 60_000), random.nextInt(0x10000),
                            random.nextBoolean() ? LOWER : HIGHER);
                    assertThat(wandering.observe(seen)).isTrue();
                    highest = seen.isAfter(highest) ? seen : highest;
                }
                HybridTimestamp issued = wandering.next();

                assertThat(issued).as("seed %d, step %d", seed, step).isGreaterThan(highest);
                highest = issued;
            }
        }
    }

    @Test
    void aStampSortsAfterOneSeenFromAHigherDeviceInTheSameMillisecond() {
        var seen = new HybridTimestamp(now.toEpochMilli() + 1_000, 7, HIGHER);

        assertThat(clock.observe(seen)).isTrue();

        assertThat(clock.next()).isGreaterThan(seen);
    }

    @Test
    void aStampFiveMinutesAheadIsBelievedAndOneMillisecondMoreIsNot() {
        long bound = now.plus(HybridClock.MAX_AHEAD).toEpochMilli();
        HybridTimestamp before = clock.last();

        assertThat(clock.observe(new HybridTimestamp(bound + 1, 0, HIGHER))).isFalse();
        assertThat(clock.last()).isEqualTo(before);
        assertThat(clock.observe(new HybridTimestamp(bound, 0, HIGHER))).isTrue();
        assertThat(clock.last().millis()).isEqualTo(bound);
    }

    @Test
    void anEditComesAfterWhatItsAuthorSawHoweverFarAheadThatLiesAndMovesNoOther() {
        var farAhead = new HybridTimestamp(now.plus(Duration.ofDays(365)).toEpochMilli(), 7, HIGHER);
        HybridTimestamp before = clock.next();

        HybridTimestamp edit = clock.nextAfter(farAhead);
        HybridTimestamp nextEdit = clock.nextAfter(edit);

        assertThat(edit).isEqualTo(new HybridTimestamp(farAhead.millis(), 8, HERE));
        assertThat(nextEdit).isGreaterThan(edit);
        assertThat(clock.next()).isEqualTo(new HybridTimestamp(before.millis(), 1, HERE));
    }

    @Test
    void anEditAfterWhatIsBelievedMovesTheClock() {
        var seen = new HybridTimestamp(now.plusSeconds(60).toEpochMilli(), 7, HIGHER);

        HybridTimestamp edit = clock.nextAfter(seen);

        assertThat(edit).isGreaterThan(seen);
        assertThat(clock.last()).isEqualTo(edit);
        assertThat(clock.nextAfter(null)).isGreaterThan(edit);
    }

    @Test
    void anOlderStampLeavesTheClockAsItIs() {
        HybridTimestamp last = clock.next();

        assertThat(clock.observe(new HybridTimestamp(last.millis() - 1, 0xffff, HIGHER))).isTrue();

        assertThat(clock.last()).isEqualTo(last);
    }

    @Test
    void aRestartGoesOnAfterTheLastStampEvenIfTheClockWasSetBack() {
        HybridTimestamp last = clock.next();
        now = now.minus(Duration.ofHours(1));

        var restarted = new HybridClock(() -> now, last);

        assertThat(restarted.next()).isGreaterThan(last);
        assertThat(restarted.device()).isEqualTo(HERE);
    }

    @Test
    void theServersOffsetMovesTheStamps() {
        clock.correctBy(Duration.ofMinutes(-30));

        assertThat(clock.next().millis()).isEqualTo(START.minus(Duration.ofMinutes(30)).toEpochMilli());
    }

    @Test
    void threadsNeverGetTheSameStamp() throws InterruptedException {
        Set<HybridTimestamp> issued = ConcurrentHashMap.newKeySet();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 1_000; n++) {
                    issued.add(clock.next());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(issued).hasSize(8_000);
    }
}
