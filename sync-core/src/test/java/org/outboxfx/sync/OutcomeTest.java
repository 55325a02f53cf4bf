package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.outboxfx.network.Reachability;

/** When events fire, and what their outcomes lead to. */
class OutcomeTest extends SyncFixture {

    @Test
    void r11_tagsDoNotWaitForEachOther() throws InterruptedException {
        var both = new CountDownLatch(2);
        manager.listen(_ -> {
            both.countDown();
            both.await();
        });

        register("a");
        register("b");

        assertThat(both.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void r12_goingOnlineDoesNotReleaseAWaitingTag() {
        listenAndFail();
        register(TAG);
        settle();

        goOffline();
        goOnline();
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r12_goingOnlineReleasesAWaitingTagThatAsksForIt() {
        listenAndFail();
        register(TAG, SyncOptions.standard().withReleaseOnReconnect(true));
        settle();

        goOffline();
        goOnline();
        settle();

        assertThat(fired).hasSize(2);
    }

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
    void r13_reachabilitiesOtherThanOnlineAreAllOfflineAndChangesAmongThemFireNothing() {
        network.set(Reachability.CAPTIVE);
        listenAndSucceed();
        register(TAG);
        network.set(Reachability.SERVER_DOWN);
        network.set(Reachability.OFFLINE);
        settle();
        assertThat(fired).isEmpty();

        goOnline();
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r13_repeatedNewsOfBeingOnlineReleasesNothing() {
        var repeating = new RepeatingNetwork();
        try (var other = new SyncManager("other", database, repeating, clock, events, new java.util.Random(1),
                SyncLimits.standard())) {
            other.listen(event -> {
                fired.add(event);
                throw new IllegalStateException("no");
            });
            get(other.register(TAG, SyncOptions.standard().withReleaseOnReconnect(true)));
            get(other.awaitQuiescent());

            repeating.repeat();
            get(other.awaitQuiescent());

            assertThat(fired).hasSize(1);
        }
    }

    @Test
    void r14_connectivityLostBetweenSelectionAndDispatchLeavesItPendingWithNoAttemptConsumed() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        var hold = new CompletableFuture<Void>();
        database.submit(_ -> hold.join());

        goOnline(); // selected: the begin of the attempt waits for the held database
        goOffline();
        hold.complete(null);
        settle();

        assertThat(fired).isEmpty();
        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.PENDING, 0);
        goOnline();
        settle();
        assertThat(fired).hasSize(1);
    }

    @Test
    void r2_switchIsLookedAtAgainBeforeEachFiring() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        var hold = new CompletableFuture<Void>();
        database.submit(_ -> hold.join());

        goOnline();
        manager.allow(false);
        hold.complete(null);
        settle();

        assertThat(fired).isEmpty();
        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void r15_eventCarriesItsTagAndWhetherItIsTheLastChance() {
        listenAndFail();
        register(TAG, SyncOptions.standard().withMaxAttempts(2));
        settle();
        clock.advance(Duration.ofMinutes(5));

        assertThat(fired).extracting(SyncEvent::tag).containsExactly(TAG, TAG);
        assertThat(fired).extracting(SyncEvent::lastChance).containsExactly(false, true);
    }

    @Test
    void r19_successRemovesItFromDiskToo() {
        listenAndSucceed();
        register(TAG);
        settle();
        restart();

        assertThat(tags()).isEmpty();
        assertThat(fired).hasSize(1);
    }

    @Test
    void r20_failureOfALastChanceWhileReregisteredFiresAgainAtOnceWithAttemptsBackToZero() {
        listenAndHold();
        register(TAG, SyncOptions.standard().withMaxAttempts(1));
        awaitFired(1);
        assertThat(fired.get(0).lastChance()).isTrue();

        register(TAG);
        work.get(0).completeExceptionally(new IllegalStateException("no"));
        awaitFired(2);

        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.FIRING, 0);
        assertThat(news).noneMatch(SyncLifecycle.GivenUp.class::isInstance);
    }

    @Test
    void r21_threeFailuresWaitGrowingDelaysForUnlimitedAttempts() {
        listenAndFail();
        var backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(3), Backoff.Jitter.NONE);
        register(TAG, SyncOptions.outbox().withBackoff(backoff));
        settle();

        clock.advance(Duration.ofSeconds(1 + 2 + 3 + 3));
        assertThat(fired).hasSize(5);
        assertThat(status(TAG).attempts()).isEqualTo(5);
        clock.advance(Duration.ofSeconds(3).minusMillis(1));
        assertThat(fired).hasSize(5);
    }

    @Test
    void r23_failureOnTheLastChanceRemovesItAndTellsTheListener() {
        var told = new CompletableFuture<String>();
        var attempts = new AtomicInteger();
        manager.listen(new SyncListener() {
            @Override
            public void onSync(SyncEvent event) {
                attempts.incrementAndGet();
                throw SyncFailure.retryable("the server said no", null);
            }

            @Override
            public void onGivenUp(String tag, String reason) {
                told.complete(tag + ": " + reason);
            }
        });
        register(TAG, SyncOptions.standard().withMaxAttempts(1));
        settle();

        assertThat(get(told)).isEqualTo("outbox: the server said no");
        assertThat(tags()).isEmpty();
        register(TAG);
        settle();
        assertThat(attempts).hasValue(2);
        assertThat(status(TAG).maxAttempts()).isEqualTo(3);
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
    void r24_eventThatRunsTooLongHasFailedAndItsLateCompletionIsIgnored() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        clock.settleWith(() -> {});

        clock.advance(Duration.ofMinutes(3));
        settle();
        work.get(0).complete(null);
        settle();

        assertThat(work.get(0)).isCancelled();
        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.WAITING, 1);
    }

    @Test
    void r24_blockedListenerIsInterruptedAndItsLateReturnIsIgnored() {
        var begun = new CompletableFuture<Void>();
        var ended = new CompletableFuture<Void>();
        manager.listen(event -> {
            begun.complete(null);
            try {
                new CompletableFuture<Void>().get();
            } finally {
                ended.complete(null);
            }
        });
        register(TAG);
        get(begun);
        clock.settleWith(() -> {});

        clock.advance(Duration.ofMinutes(3).minusMillis(1));
        assertThat(ended).isNotDone();
        clock.advance(Duration.ofMillis(1));
        get(ended);
        settle();

        assertThat(status(TAG).attempts()).isEqualTo(1);
    }

    @Test
    void r30_operationsTakeEffectInTheOrderOfTheirCalls() {
        goOffline();
        listenAndSucceed();
        for (int i = 0; i < 50; i++) {
            var registered = manager.register(TAG);
            get(registered);
            var unregistered = manager.unregister(TAG);
            var tags = manager.getTags();
            get(unregistered);
            assertThat(get(tags)).isSubsetOf(TAG);
            assertThat(tags()).isEmpty();
        }
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
