package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.outboxfx.network.Reachability;

/** From registering, or from being back online, to the event. */
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
    void r12_recoveryFromASilenceNobodyNoticedReleasesLikeReconnecting() {
        listenAndFail();
        register("patient");
        register(TAG, SyncOptions.standard().withReleaseOnReconnect(true));
        settle();
        assertThat(fired).hasSize(2);

        network.recover();
        settle();

        assertThat(fired).hasSize(3);
        assertThat(fired.getLast().tag()).isEqualTo(TAG);
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
}
