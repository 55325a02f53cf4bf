package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is left after deaths and closes. */
class LastingTest extends SyncFixture {

    @Test
    void r26_scopeTagAttemptsMaximumDelayAndOptionsOutliveTheProcess() {
        var options = new SyncOptions(7, new Backoff(Duration.ofSeconds(30), 1.5, Duration.ofHours(2), Backoff.Jitter.FULL),
                Duration.ofMinutes(9), true, null, Duration.ofDays(30), NetworkClass.UNMETERED);
        listenAndFail();
        register(TAG, options);
        settle();
        RegistrationStatus before = status(TAG);

        restart();

        assertThat(before.state()).isEqualTo(RegistrationState.WAITING);
        assertThat(status(TAG)).isEqualTo(before);
        assertThat(new OptionsText().read(new OptionsText().write(options))).isEqualTo(options);
    }

    @Test
    void r26_optionsWithAnEarliestStartOutliveTheProcess() {
        var options = SyncOptions.outbox().withEarliestStart(clock.instant().plusNanos(1));

        assertThat(new OptionsText().read(new OptionsText().write(options))).isEqualTo(options);
    }

    @Test
    void r27_deathWhileFiringIsPendingAgainAndFiresAgain() {
        listenAndHold();
        register(TAG);
        awaitFired(1);

        restart();
        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.PENDING, 0);
        assertThat(news).contains(new SyncLifecycle.Interrupted(TAG, 1));
        listenAndSucceed();
        settle();

        assertThat(fired).hasSize(2);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r27_crashLoopEndsInAQuarantineThatIsVisibleAndCanBeReleased() {
        for (int death = 1; death <= 5; death++) {
            listenAndHold();
            if (death == 1) {
                register(TAG);
            }
            awaitFired(death);
            restart();
        }
        listenAndSucceed();
        settle();
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.QUARANTINED);
        assertThat(news).contains(new SyncLifecycle.Quarantined(TAG, 5));

        register(TAG);
        settle();
        assertThat(fired).hasSize(5);
        restart();
        listenAndSucceed();
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.QUARANTINED);

        assertThat(get(manager.release(TAG))).isTrue();
        settle();
        assertThat(fired).hasSize(6);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r27_anyOutcomeEndsTheRowOfDeaths() {
        for (int i = 0; i < 4; i++) {
            listenAndHold();
            register(TAG);
            awaitFired(i + 1);
            restart();
        }
        manager.listen(event -> {
            fired.add(event);
            throw new IllegalStateException("an ordinary failure");
        });
        settle();
        restart();
        listenAndHold();
        register(TAG);
        awaitFired(6);
        restart();

        assertThat(status(TAG).state()).isEqualTo(RegistrationState.PENDING);
    }

    @Test
    void r28_restartBeforeTheDelayEndsWaitsOnlyTheRest() {
        listenAndFail();
        register(TAG);
        settle();
        clock.advance(Duration.ofMinutes(4));

        restart();
        listenAndFail();
        settle();
        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(fired).hasSize(1);
        clock.advance(Duration.ofMillis(1));

        assertThat(fired).hasSize(2);
    }

    @Test
    void r28_restartAfterTheDelayHasEndedFiresOnStart() {
        listenAndFail();
        register(TAG);
        settle();
        clock.jumpWall(Duration.ofMinutes(5));

        restart();
        listenAndFail();
        settle();

        assertThat(fired).hasSize(2);
    }

    @Test
    void r29_maximumOfTheFirstRegisteringHolds() {
        listenAndFail();
        register(TAG, SyncOptions.standard().withMaxAttempts(2));
        settle();

        register(TAG, SyncOptions.standard().withMaxAttempts(9));
        settle();

        assertThat(fired).extracting(SyncEvent::lastChance).containsExactly(false, true);
        assertThat(tags()).isEmpty();
    }

    @Test
    void r30_whatIsAskedBeforeLoadingHasEndedWaitsForIt() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        database.close();
        database = openDatabase();
        var hold = new CompletableFuture<Void>();
        database.submit(_ -> hold.join());

        manager = newManager("profile");
        var tags = manager.getTags();
        var quiescent = manager.awaitQuiescent();
        assertThat(tags).isNotDone();
        hold.complete(null);

        assertThat(get(tags)).containsExactly(TAG);
        get(quiescent);
    }

    @Test
    void r31_removingAScopeRemovesFiringOnesTooAndALateCompletionDoesNoHarm() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        try (var other = newManager("another profile")) {
            goOffline();
            other.listen(_ -> {});
            get(other.register(TAG));
            register("pending");

            get(manager.removeAll());
            assertThat(tags()).isEmpty();
            assertThat(work.get(0)).isCancelled();
            work.get(0).complete(null);
            settle();

            assertThat(get(other.getTags())).containsExactly(TAG);
            assertThat(news).noneMatch(SyncLifecycle.Succeeded.class::isInstance);
        }
        restart();
        assertThat(tags()).isEmpty();
    }

    @Test
    void r31_scopeCanBeUsedAgainAfterItsRemoval() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        get(manager.removeAll());

        register(TAG);
        restart();

        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void closeWaitsForTheEventUnderWay() {
        listenAndHold();
        register(TAG);
        awaitFired(1);
        var closing = CompletableFuture.runAsync(() -> manager.close(Duration.ofSeconds(10)));
        register2ndIsRefused();
        assertThat(closing).isNotDone();

        work.get(0).complete(null);
        get(closing);
        restart();

        assertThat(tags()).isEmpty();
    }

    @Test
    void closeThatCannotWaitIsNeitherAnAttemptNorADeath() {
        for (int i = 1; i <= 6; i++) {
            listenAndHold();
            register(TAG);
            awaitFired(i);
            manager.close(Duration.ZERO);
            assertThat(work.get(i - 1)).isCancelled();
            restart();
        }

        assertThat(status(TAG)).extracting(RegistrationStatus::state, RegistrationStatus::attempts)
                .containsExactly(RegistrationState.PENDING, 0);
        assertThat(news).noneMatch(SyncLifecycle.Interrupted.class::isInstance);
    }

    private void register2ndIsRefused() {
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> register("late")).hasMessageContaining("closed"));
    }
}
