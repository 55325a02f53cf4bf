package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What a program gets wrong is told to it at once and changes nothing. */
class BadInputTest extends SyncFixture {

    @Test
    @NullUnmarked
    void nullIsRefusedByNameAndNothingIsHarmed() {
        goOffline();
        listenAndSucceed();
        register(TAG);

        assertThatNullPointerException().isThrownBy(() -> manager.register(null)).withMessageStartingWith("The tag is null");
        assertThatNullPointerException().isThrownBy(() -> manager.register("a", null))
                .withMessageStartingWith("The options are null");
        assertThatNullPointerException().isThrownBy(() -> manager.unregister(null)).withMessageStartingWith("The tag is null");
        assertThatNullPointerException().isThrownBy(() -> manager.release(null)).withMessageStartingWith("The tag is null");
        assertThatNullPointerException().isThrownBy(() -> manager.dispatch(null, true))
                .withMessageStartingWith("The tag is null");
        assertThatNullPointerException().isThrownBy(() -> manager.listen(null)).withMessage("The listener is null.");
        assertThatNullPointerException().isThrownBy(() -> manager.observe(null)).withMessage("The observer is null.");
        assertThatNullPointerException().isThrownBy(() -> get(database.submit(tx -> {
            manager.register(tx, null, SyncOptions.standard());
            return null;
        }))).withMessageStartingWith("The tag is null");

        assertThat(tags()).containsExactly(TAG);
        goOnline();
        settle();
        assertThat(fired).hasSize(1);
    }

    @Test
    void oversizedTagWithinATransactionTakesTheTransactionBackAndNothingElse() {
        goOffline();
        listenAndSucceed();

        var refused = database.submit(tx -> {
            manager.register(tx, "with it", SyncOptions.standard());
            manager.register(tx, "x".repeat(10_241), SyncOptions.standard());
            return null;
        });

        assertThat(refused).failsWithin(java.time.Duration.ofSeconds(10)).withThrowableThat()
                .withCauseInstanceOf(IllegalArgumentException.class);
        register(TAG);
        assertThat(tags()).containsExactly(TAG);
    }

    @Test
    void closedManagerRefusesEveryQuestionClearly() {
        goOffline();
        listenAndSucceed();
        register(TAG);
        manager.close();
        List<Supplier<CompletableFuture<?>>> questions = List.of(() -> manager.register(TAG), () -> manager.unregister(TAG),
                () -> manager.release(TAG), manager::removeAll, manager::getTags, manager::status, manager::awaitQuiescent,
                () -> manager.dispatch(TAG, false));

        for (var question : questions) {
            assertThatIllegalStateException().isThrownBy(() -> get(question.get()))
                    .withMessageContaining("the manager is closed, expected an open one. Make a new one.");
        }

        restart();
        assertThat(tags()).containsExactly(TAG);
    }
}
