package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.words.Words;

class DrainsTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final Drains drains = new Drains(new Words(Locale.ENGLISH));

    @Test
    void aLongDrainTellsHowFarHowFastAndHowLong() {
        drains.progressed(100, 900, START);
        assertThat(drains.sentence()).isEqualTo("Sending 100 of 1,000");

        drains.progressed(300, 700, START.plusSeconds(2));

        assertThat(drains.sentence()).isEqualTo("Sending 300 of 1,000 · 100/s · 7 s left");
        assertThat(drains.part()).isEqualTo(0.3);
    }

    @Test
    void theSpeedIsThatOfTheLastSeconds() {
        drains.progressed(0, 100_000, START);
        drains.progressed(50_000, 50_000, START.plusSeconds(5));
        drains.progressed(50_010, 49_990, START.plusSeconds(15));
        drains.progressed(50_110, 49_890, START.plusSeconds(25));

        assertThat(drains.sentence()).isEqualTo("Sending 50,110 of 100,000 · 10/s · 83 min left");
    }

    @Test
    void aShortDrainAndAnEndedOneShowNoProgress() {
        drains.progressed(2, 2, START);
        assertThat(drains.part()).isEqualTo(Drains.NO_PROGRESS);

        drains.progressed(100, 900, START);
        drains.ended();
        assertThat(drains.part()).isEqualTo(Drains.NO_PROGRESS);
    }

    @Test
    void anotherDrainBeginsAnew() {
        drains.progressed(500, 500, START);
        drains.progressed(1_000, 0, START.plusSeconds(1));
        drains.progressed(10, 90, START.plusSeconds(60));

        assertThat(drains.sentence()).isEqualTo("Sending 10 of 100");
    }
}
