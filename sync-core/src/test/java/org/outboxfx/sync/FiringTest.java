package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From registering to the event, and what its outcome leads to. */
class FiringTest extends SyncFixture {

    @Test
    void r6_newTagFiresAtOnceWhenOnline() {
        listenAndSucceed();

        register(TAG);
        settle();

        assertThat(fired).extracting(SyncEvent::tag).containsExactly(TAG);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r11_goingOnlineFiresEverythingPending() {
        goOffline();
        listenAndSucceed();
        register("a");
        register("b");
        settle();
        assertThat(fired).isEmpty();

        goOnline();
        settle();

        assertThat(fired).extracting(SyncEvent::tag).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void r21_failureIsRetriedAtTheEndOfItsDelayAndNotOneMillisecondEarlier() {
        listenAndFail();
        register(TAG);
        settle();
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.WAITING);

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        settle();
        assertThat(fired).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        settle();
        assertThat(fired).hasSize(2);
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        settle();
        assertThat(fired).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        settle();

        assertThat(fired).extracting(SyncEvent::lastChance).containsExactly(false, false, true);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r9_registeringWhileFiringFiresOnceMore() {
        listenAndHold();
        register(TAG);
        awaitFired(1);

        register(TAG);
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.REREGISTERED_WHILE_FIRING);
        assertThat(fired).hasSize(1);
        work.get(0).complete(null);
        awaitFired(2);
        work.get(1).complete(null);
        settle();

        assertThat(fired).hasSize(2);
        assertThat(tags()).isEmpty();
    }
}
