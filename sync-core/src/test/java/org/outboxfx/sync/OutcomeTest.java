package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the outcomes of events lead to. */
class OutcomeTest extends SyncFixture {

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
    void r24_lateCompletionOfAnEarlierAttemptDoesNotEndTheOneUnderWay() {
        manager.listen(event -> {
            var stage = new CompletableFuture<Void>();
            event.waitUntil(stage.minimalCompletionStage()); // cannot be cancelled
            work.add(stage);
            fired.add(event);
        });
        register(TAG);
        awaitFired(1);
        clock.settleWith(() -> {});
        clock.advance(Duration.ofMinutes(3));
        settle();
        clock.advance(Duration.ofMinutes(5));
        awaitFired(2);

        work.get(0).complete(null);
        tags(); // whatever follows from it is queued for the database
        get(database.submit(_ -> true));

        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.FIRING, 1);
        work.get(1).complete(null);
        settle();
        assertThat(tags()).isEmpty();
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
}
