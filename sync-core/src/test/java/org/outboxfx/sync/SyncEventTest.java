package org.outboxfx.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncEventTest {

    private final List<@Nullable Throwable> outcomes = new ArrayList<>();
    private final SyncEvent event = new SyncEvent("outbox", false, outcomes::add);

    @Test
    void r16_withoutAStageReturningIsSuccess() {
        event.run(_ -> {});

        assertThat(outcomes).containsExactly((Throwable) null);
    }

    @Test
    void r16_outcomeWaitsForEveryStage() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        event.run(e -> {
            e.waitUntil(first);
            e.waitUntil(second);
        });

        second.complete("done");
        assertThat(outcomes).isEmpty();
        first.complete("done");

        assertThat(outcomes).containsExactly((Throwable) null);
    }

    @Test
    void r16_oneFailedStageFailsTheEventOnceTheOthersHaveEnded() {
        var failing = new CompletableFuture<String>();
        var other = new CompletableFuture<String>();
        var failure = SyncFailure.permanent("gone", null);
        event.run(e -> {
            e.waitUntil(failing.thenApply(x -> x));
            e.waitUntil(other);
        });

        failing.completeExceptionally(failure);
        assertThat(outcomes).isEmpty();
        other.complete("done");

        assertThat(outcomes).containsExactly(failure);
    }

    @Test
    void r17_moreStagesMayBeAddedWhileOneIsPending() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        event.run(e -> e.waitUntil(first));

        event.waitUntil(second);
        first.complete("done");
        assertThat(outcomes).isEmpty();
        second.complete("done");

        assertThat(outcomes).hasSize(1);
    }

    @Test
    void r17_eventThatIsOverTakesNoMoreStages() {
        event.run(_ -> {});

        assertThatThrownBy(() -> event.waitUntil(new CompletableFuture<>())).isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot extend sync 'outbox': its event is over, expected one under way. "
                        + "Call waitUntil before onSync returns, or while a stage given to it is pending.");
    }

    @Test
    void r17_eventThatHasTimedOutTakesNoMoreStages() {
        event.run(e -> e.waitUntil(new CompletableFuture<>()));

        event.cancel();

        assertThatThrownBy(() -> event.waitUntil(new CompletableFuture<>())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void r18_listenerThatThrowsHasFailed() {
        event.run(_ -> {
            throw new java.io.IOException("no route");
        });

        assertThat(outcomes).singleElement().isInstanceOf(java.io.IOException.class);
    }

    @Test
    void r18_listenerThatThrowsStillWaitsForItsStages() {
        var stage = new CompletableFuture<String>();
        event.run(e -> {
            e.waitUntil(stage);
            throw new java.io.IOException("no route");
        });
        assertThat(outcomes).isEmpty();

        stage.complete("done");

        assertThat(outcomes).singleElement().isInstanceOf(java.io.IOException.class);
    }

    @Test
    void r24_cancelledEventCancelsItsStagesAndReportsNothing() {
        var stage = new CompletableFuture<String>();
        event.run(e -> e.waitUntil(stage));

        event.cancel();

        assertThat(stage).isCancelled();
        assertThat(event.isCancelled()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void r24_cancelledListenerIsInterruptedAndItsThreadIsNotLeftSo() throws Exception {
        var begun = new CompletableFuture<Void>();
        var interrupted = new CompletableFuture<Boolean>();
        var left = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> {
            event.run(_ -> {
                begun.complete(null);
                try {
                    new CompletableFuture<Void>().get();
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                    Thread.currentThread().interrupt();
                }
            });
            left.complete(Thread.currentThread().isInterrupted());
        });
        begun.get();

        event.cancel();

        assertThat(interrupted.get()).isTrue();
        assertThat(left.get()).isFalse();
    }
}
