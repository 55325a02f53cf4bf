package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What registrations can do here that they cannot in a browser. */
class BeyondTheBrowserTest extends SyncFixture {

    @Test
    void connectivityThatCameBackDuringTheAttemptReleasesItToo() {
        listenAndHold();
        register(TAG, SyncOptions.standard().withReleaseOnReconnect(true));
        awaitFired(1);

        goOffline();
        goOnline();
        work.get(0).completeExceptionally(new IllegalStateException("the old connection broke"));
        awaitFired(2);

        assertThat(status(TAG).attempts()).isEqualTo(1);
    }

    @Test
    void permanentFailureIsGivenUpWithoutAnotherAttempt() {
        manager.listen(_ -> {
            throw SyncFailure.permanent("the account is gone", null);
        });
        register(TAG, SyncOptions.outbox());
        settle();

        assertThat(tags()).isEmpty();
        assertThat(news).contains(new SyncLifecycle.GivenUp(TAG, "the account is gone"));
    }

    @Test
    void retryAfterIsKeptToTheMillisecondHoweverOftenConnectivityReturnsOrTheTagIsRegistered() {
        manager.listen(event -> {
            fired.add(event);
            throw SyncFailure.notBefore(clock.instant().plusSeconds(90), "busy", null);
        });
        register(TAG, SyncOptions.outbox());
        settle();

        goOffline();
        goOnline();
        register(TAG, SyncOptions.outbox());
        settle();
        clock.advance(Duration.ofSeconds(90).minusMillis(1));
        assertThat(fired).hasSize(1);
        clock.advance(Duration.ofMillis(1));

        assertThat(fired).hasSize(2);
    }

    @Test
    void earliestStartIsKeptToTheMillisecond() {
        listenAndSucceed();
        register(TAG, SyncOptions.standard().withEarliestStart(clock.instant().plusSeconds(60)));
        settle();
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(fired).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(fired).hasSize(1);
    }

    @Test
    void registrationThatExpiresIsGivenUpUnfired() {
        goOffline();
        listenAndSucceed();
        register(TAG, SyncOptions.standard().withExpiry(Duration.ofDays(1)));
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(tags()).containsExactly(TAG);

        clock.advance(Duration.ofMillis(1));

        assertThat(tags()).isEmpty();
        assertThat(news).contains(new SyncLifecycle.GivenUp(TAG, "It expired before it could succeed."));
    }

    @Test
    void unmeteredTagWaitsForANetworkThatCostsNothing() {
        network.setMetered(true);
        listenAndSucceed();
        register(TAG, SyncOptions.standard().withNetwork(NetworkClass.UNMETERED));
        settle();
        assertThat(fired).isEmpty();

        network.setMetered(false);
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void delayThatEndedDuringSleepIsFoundByALook() {
        listenAndFail();
        register(TAG);
        settle();
        clock.jumpWall(Duration.ofMinutes(5));

        manager.look();
        settle();

        assertThat(fired).hasSize(2);
    }

    @Test
    void clockSetBackDoesNotMakeADelayLonger() {
        listenAndFail();
        register(TAG);
        settle();
        clock.jumpWall(Duration.ofDays(-1));

        clock.advance(Duration.ofMinutes(5));

        assertThat(fired).hasSize(2);
    }

    @Test
    void dispatchHandsOverAnEventAndTouchesNoRegistration() {
        goOffline();
        listenAndSucceed();
        register(TAG);

        get(manager.dispatch(TAG, true));

        assertThat(fired).singleElement().satisfies(event -> assertThat(event.lastChance()).isTrue());
        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void lifecycleIsToldInOrder() {
        listenAndFail();
        register(TAG, SyncOptions.standard().withMaxAttempts(2));
        settle();
        clock.advance(Duration.ofMinutes(5));

        String reason = "java.lang.IllegalStateException: refused";
        assertThat(news).containsExactly(new SyncLifecycle.Registered(TAG), new SyncLifecycle.Fired(TAG, false),
                new SyncLifecycle.Failed(TAG, reason),
                new SyncLifecycle.RetryScheduled(TAG, java.time.Instant.parse("2026-01-01T00:05:00Z"), 1),
                new SyncLifecycle.Fired(TAG, true), new SyncLifecycle.Failed(TAG, reason),
                new SyncLifecycle.GivenUp(TAG, reason));
    }
}
