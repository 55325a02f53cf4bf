package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(2);

    @Test
    void asManyAsTheBoundAreAdmittedAndOneMoreIsNot() {
        assertThat(inFlight.enter()).isTrue();
        assertThat(inFlight.enter()).isTrue();
        assertThat(inFlight.enter()).isFalse();

        inFlight.leave();

        assertThat(inFlight.enter()).isTrue();
    }

    @Test
    void closingWaitsForThoseInsideAndLetsNoOneIn() throws Exception {
        inFlight.enter();
        var closing = new CountDownLatch(1);
        Thread closer = Thread.ofVirtual().start(() -> {
            closing.countDown();
            inFlight.close(Duration.ofMinutes(1));
        });
        closing.await();
        org.awaitility.Awaitility.await().until(() -> !inFlight.enter());

        inFlight.leave();

        assertThat(closer.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void closingWaitsNoLongerThanItMay() {
        inFlight.enter();

        inFlight.close(Duration.ofMillis(1));

        assertThat(inFlight.enter()).isFalse();
    }
}
