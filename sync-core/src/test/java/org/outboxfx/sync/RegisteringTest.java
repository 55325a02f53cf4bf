package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What registering demands and promises. */
class RegisteringTest extends SyncFixture {

    @Test
    void r1_withoutAListenerItIsRefusedBeforeAnythingElseIsLookedAt() {
        manager.allow(false);

        assertThatThrownBy(() -> register("x".repeat(10_241))).isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("nobody listens, expected a listener. Call SyncManager.listen first.");
    }

    @Test
    void r2_switchedOffItIsRefused() {
        listenAndSucceed();
        manager.allow(false);

        assertThatThrownBy(() -> register(TAG)).isInstanceOf(SyncNotAllowedException.class)
                .hasMessage("Cannot register sync 'outbox': background sync is switched off. "
                        + "Switch it on with SyncManager.allow(true).");
    }

    @Test
    void r2_switchingBackOnRestoresWhatWasRegistered() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        manager.allow(false);
        goOnline();
        settle();
        assertThat(fired).isEmpty();
        assertThat(tags()).containsExactly(TAG);

        manager.allow(true);
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r3_tagOf10240CharactersIsAcceptedAndOneMoreIsNot() {
        goOffline();
        listenAndSucceed();

        register("x".repeat(10_240));

        assertThat(tags()).containsExactly("x".repeat(10_240));
        assertThatThrownBy(() -> register("x".repeat(10_241))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 10241 characters, expected at most 10240");
    }

    @Test
    void r3_emptyTagAndUnusualOnesAreTagsLikeAnyOther() {
        goOffline();
        listenAndSucceed();
        var unusual = List.of("", " ", "a", "A", "a ", "ä", "a\u0308", "\uD83D\uDE00", "'; drop table sync_registration;");

        unusual.forEach(this::register);
        settle();
        restart();

        assertThat(tags()).containsExactlyInAnyOrderElementsOf(unusual);
    }

    @Test
    void r4_sameTagInTwoScopesIsTwoRegistrations() {
        goOffline();
        listenAndSucceed();
        try (var other = newManager("another profile")) {
            other.listen(_ -> {});
            register(TAG);
            get(other.register(TAG));

            get(manager.unregister(TAG));

            assertThat(tags()).isEmpty();
            assertThat(get(other.getTags())).containsExactly(TAG);
        }
    }

    @Test
    void r5_registeringCompletesOnlyOnceItIsOnDiskAndNothingFiresBefore() {
        listenAndSucceed();
        var hold = new CompletableFuture<Void>();
        database.submit(_ -> hold.join());

        var registering = manager.register(TAG);
        goOffline();
        goOnline();
        assertThat(registering).isNotDone();
        assertThat(fired).isEmpty();
        hold.complete(null);
        get(registering);
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r5_whatWasRegisteredIsThereAfterADeath() {
        goOffline();
        listenAndSucceed();
        register(TAG);

        restart();

        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void r7_pendingTagRegisteredAgainIsOneRegistrationAndOneEvent() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        register(TAG);
        register(TAG, SyncOptions.outbox());
        assertThat(tags()).containsExactly(TAG);

        goOnline();
        settle();

        assertThat(fired).hasSize(1);
    }

    @Test
    void r8_waitingTagRegisteredAgainFiresAtOnceWhateverDelayWasLeft() {
        listenAndFail();
        register(TAG);
        settle();
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.WAITING);

        register(TAG);
        settle();

        assertThat(fired).hasSize(2);
    }

    @Test
    void r8_waitingTagRegisteredAgainWhileOfflineIsPending() {
        listenAndFail();
        register(TAG);
        settle();
        goOffline();

        register(TAG);

        assertThat(status(TAG).state()).isEqualTo(RegistrationState.PENDING);
        restart();
        assertThat(status(TAG).state()).isEqualTo(RegistrationState.PENDING);
    }

    @Test
    void r10_tagsAreListedInEveryStateAndFinishedOnesAreNot() {
        listenAndHold();
        register("firing");
        awaitFired(1);
        register("waiting");
        awaitFired(2);
        work.get(1).completeExceptionally(new IllegalStateException("no"));
        register("finished");
        awaitFired(3);
        work.get(2).complete(null);
        goOffline();
        register("pending");
        register("gone");
        get(manager.unregister("gone"));

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(tags()).containsExactlyInAnyOrder("firing", "waiting", "pending"));
    }

    @Test
    void registeringIsKeptIfAndOnlyIfTheCallersTransactionIs() {
        goOffline();
        listenAndSucceed();
        var rolledBack = database.submit(tx -> {
            manager.register(tx, "rolled back", SyncOptions.standard());
            throw new IllegalStateException("the caller thought better of it");
        });
        get(database.submit(tx -> {
            manager.register(tx, "kept", SyncOptions.standard());
            return null;
        }));

        assertThatThrownBy(rolledBack::join).hasMessageContaining("thought better");
        assertThat(tags()).containsExactly("kept");
    }

    @Test
    void registeringAfterARolledBackOneIsWritten() {
        goOffline();
        listenAndSucceed();
        database.submit(tx -> {
            manager.register(tx, TAG, SyncOptions.standard());
            throw new IllegalStateException("rolled back");
        });

        register(TAG);
        restart();

        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void secondListenerIsRefusedUntilTheFirstHasEnded() {
        var first = manager.listen(fired::add);
        assertThatThrownBy(() -> manager.listen(fired::add)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another listener is set, expected none");

        first.close();

        manager.listen(fired::add);
    }

    @Test
    void closedManagerRefusesToRegister() {
        listenAndSucceed();
        manager.close();

        assertThatThrownBy(() -> register(TAG)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the manager is closed");
    }
}
