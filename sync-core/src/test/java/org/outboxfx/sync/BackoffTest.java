package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void r21_delayGrowsByTheFactorWithEachFailure() {
        assertThat(Backoff.CHROMIUM.delay(1, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.CHROMIUM.delay(2, 0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Backoff.CHROMIUM.delay(3, 0)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void r21_delayStopsAtTheCapHoweverManyFailures() {
        Backoff outbox = SyncOptions.outbox().backoff();

        assertThat(outbox.delay(9, 0.999_999)).isBetween(Duration.ofSeconds(255), Duration.ofSeconds(256));
        assertThat(outbox.delay(10, 0.999_999)).isBetween(Duration.ofSeconds(299), Duration.ofMinutes(5));
        assertThat(outbox.delay(Integer.MAX_VALUE, 0.999_999)).isBetween(Duration.ofSeconds(299), Duration.ofMinutes(5));
    }

    @Test
    void fullJitterSpreadsFromNothingToTheWholeDelay() {
        Backoff outbox = SyncOptions.outbox().backoff();

        assertThat(outbox.delay(1, 0)).isEqualTo(Duration.ZERO);
        assertThat(outbox.delay(1, 0.5)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void backoffThatShrinksIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), 0.5, Duration.ofSeconds(2), Backoff.Jitter.NONE))
                .hasMessage("Backoff is initial PT1S, factor 0.5, cap PT2S; expected 0 <= initial <= cap "
                        + "and a factor of at least 1.");
    }
}
