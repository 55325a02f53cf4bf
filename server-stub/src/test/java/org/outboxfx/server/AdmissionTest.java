package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.outboxfx.testing.ManualClock;

class AdmissionTest {

    private static final Member ANNA = new Member("home", "anna");
    private static final Member BEN = new Member("home", "ben");

    private final ManualClock time = new ManualClock();
    private final Admission admission = new Admission(time, 10, 3);

    @Test
    void asMuchAsInTwoSecondsMayComeAtOnceAndOneMoreMayNot() {
        for (int i = 0; i < 20; i++) {
            request(ANNA);
        }

        assertRefused(ANNA);
        request(BEN);
    }

    @Test
    void theNextMayComeWhenItsTimeHasComeAndNotBefore() {
        asMuchAsInTwoSecondsMayComeAtOnceAndOneMoreMayNot();

        time.advance(Duration.ofMillis(100).minusNanos(1));
        assertRefused(ANNA);
        time.advance(Duration.ofNanos(1));

        request(ANNA);
        assertRefused(ANNA);
    }

    @Test
    void threeAtOnceAreAdmittedAndOneMoreIsNot() {
        for (int i = 0; i < 3; i++) {
            admission.enter(ANNA);
        }
        assertRefused(ANNA);
        admission.enter(BEN);

        admission.leave(ANNA);

        admission.enter(ANNA);
    }

    private void request(Member member) {
        admission.enter(member);
        admission.leave(member);
    }

    private void assertRefused(Member member) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> admission.enter(member)).satisfies(refusal -> {
            assertThat(refusal.answer().status()).isEqualTo(429);
            assertThat(refusal.answer().headers()).containsEntry("Retry-After", "1");
        });
    }
}
