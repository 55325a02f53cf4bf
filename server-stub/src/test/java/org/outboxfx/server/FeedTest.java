package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.outboxfx.testing.ManualClock;

class FeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final ManualClock time = new ManualClock();
    private final Feed feed = new Feed(time, Map.of("home", 4L));

    @Test
    void whoIsBehindDoesNotWait() {
        assertThat(feed.awaitBeyond("home", 3, PATIENCE)).isTrue();
        assertThat(time.alarms()).isZero();
    }

    @Test
    void whoIsAtTheEndWaitsForTheNextPosition() {
        var waiting = waiter("home", 4);

        feed.advanced("home", 5);

        assertThat(waiting.join()).isTrue();
    }

    @Test
    void anotherWorkspacesNewsWakeNoOne() {
        var waiting = waiter("home", 4);

        feed.advanced("work", 9);

        assertThat(waiting).isNotDone();
        feed.close();
    }

    @Test
    void thePositionWaitedForMayBeSeveralAhead() {
        var waiting = waiter("home", 6);

        feed.advanced("home", 6);
        feed.advanced("home", 7);

        assertThat(waiting.join()).isTrue();
    }

    @Test
    void theWaitEndsWhenItsTimeIsUpAndNotBefore() {
        var waiting = waiter("home", 4);

        time.advance(PATIENCE.minusNanos(1));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofNanos(1));

        assertThat(waiting.join()).isFalse();
    }

    @Test
    void closingSendsEveryoneHomeAndKeepsNoOneAfterwards() {
        var waiting = waiter("home", 4);

        feed.close();

        assertThat(waiting.join()).isFalse();
        assertThat(feed.awaitBeyond("home", 4, PATIENCE)).isFalse();
    }

    @Test
    void theEndNeverGoesBack() {
        feed.advanced("home", 9);
        feed.advanced("home", 8);

        assertThat(feed.end("home")).isEqualTo(9);
        assertThat(feed.end("unknown")).isZero();
    }

    /** Someone who waits already: the alarm that ends the wait is set after everything else is. */
    private CompletableFuture<Boolean> waiter(String workspace, long position) {
        var result = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> result.complete(feed.awaitBeyond(workspace, position, PATIENCE)));
        await().until(() -> time.alarms() == 1);
        return result;
    }
}
