package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Taking a registration back, in every state. */
class UnregisteringTest extends SyncFixture {

    @Test
    void unregisteringAPendingTagTakesItAwayAtOnceAndForGood() {
        goOffline();
        listenAndSucceed();
        register(TAG);

        assertThat(get(manager.unregister(TAG))).isTrue();
        assertThat(get(manager.unregister(TAG))).isFalse();

        assertThat(tags()).isEmpty();
        goOnline();
        settle();
        assertThat(fired).isEmpty();
        restart();
        assertThat(tags()).isEmpty();
    }

    @Test
    void unregisteringAWaitingTagTakesItAwayAtOnce() {
        listenAndFail();
        register(TAG);
        settle();

        get(manager.unregister(TAG));
        clock.advance(Duration.ofHours(1));

        assertThat(tags()).isEmpty();
        assertThat(fired).hasSize(1);
    }

    @Test
    void unregisteringAFiringTagHidesItAndItsSuccessIsStillTold() {
        listenAndHold();
        register(TAG);
        awaitFired(1);

        get(manager.unregister(TAG));
        assertThat(tags()).isEmpty();
        work.get(0).complete(null);
        settle();

        assertThat(news).contains(new SyncLifecycle.Succeeded(TAG));
    }

    @Test
    void unregisteredWhileFiringIsNotRetried() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        get(manager.unregister(TAG));

        work.get(0).completeExceptionally(new IllegalStateException("no"));
        settle();
        clock.advance(Duration.ofHours(1));

        assertThat(fired).hasSize(1);
        restart();
        assertThat(tags()).isEmpty();
    }

    @Test
    void unregisteredWhileFiringAndRegisteredAgainFiresOnceMore() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        get(manager.unregister(TAG));

        register(TAG);
        assertThat(tags()).containsExactly(TAG);
        work.get(0).complete(null);
        awaitFired(2);
        work.get(1).complete(null);
        settle();

        assertThat(tags()).isEmpty();
    }
}
