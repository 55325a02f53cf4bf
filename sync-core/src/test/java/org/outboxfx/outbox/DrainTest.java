package org.outboxfx.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Device;
import org.outboxfx.outbox.Drain.Occasion;
import org.outboxfx.outbox.Drain.Outcome;
import org.outboxfx.transport.Answer;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;

class DrainTest {

    @TempDir
    Path folder;
    private Device device;
    private ScriptedServer wire;
    private Drain drain;

    @BeforeEach
    void open() {
        device = new Device(folder);
        wire = new ScriptedServer();
        drain = new Drain(device.database, device.sending, wire, device.clock.device(), () -> device.now, new Random(7), device);
    }

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void everythingQueuedIsSentInBatchesOfAtMostAHundred() {
        for (int i = 0; i < 250; i++) {
            device.put(task("t" + i), title("Task " + i));
        }

        assertThat(drain.run(Occasion.DUE)).isEqualTo(new Outcome.Finished(250));

        assertThat(wire.batches).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(device.outbox.counts()).containsEntry(Stage.SENT, 250L);
    }

    @Test
    void withoutAConnectionNothingCountsAsAnAttempt() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        wire.next(failing(Failure.UNREACHABLE, null));

        assertThat(drain.run(Occasion.DUE)).isInstanceOf(Outcome.Interrupted.class);

        assertThat(device.entry(entry.opId())).satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(EntryState.RETRY_WAIT);
            assertThat(waiting.reason()).isEqualTo(Reason.NO_CONNECTION);
            assertThat(waiting.attempts()).isZero();
            assertThat(waiting.progress().attempted()).isFalse();
        });
    }

    @Test
    void aLostAnswerIsAskedAgainUnderTheSameOperationId() {
        OutboxEntry entry = device.put(task("1"), title("One"));
        wire.next(failing(Failure.NO_ANSWER, null));
        drain.run(Occasion.DUE);
        assertThat(device.entry(entry.opId()).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);

        assertThat(drain.run(Occasion.ASKED)).isEqualTo(new Outcome.Finished(1));

        assertThat(wire.batches).allSatisfy(batch -> assertThat(batch).extracting(Operation::opId).containsExactly(entry.opId()));
    }

    @Test
    void retryAfterIsKeptToTheMillisecond() {
        device.put(task("1"), title("One"));
        wire.next(failing(Failure.BUSY, Duration.ofSeconds(30)));

        var interrupted = (Outcome.Interrupted) drain.run(Occasion.DUE);

        assertThat(interrupted.serverAsked()).isTrue();
        assertThat(interrupted.nextAt()).isEqualTo(device.now.plusSeconds(30));
        device.advance(Duration.ofMillis(29_999));
        assertThat(drain.run(Occasion.DUE)).isEqualTo(new Outcome.Finished(0));
        device.advance(Duration.ofMillis(1));
        assertThat(drain.run(Occasion.DUE)).isEqualTo(new Outcome.Finished(1));
    }

    @Test
    void theDelayGrowsWithEachFailureAndNeverBeyondFiveMinutes() {
        device.put(task("1"), title("One"));
        for (int failure = 0; failure < 40; failure++) {
            wire.next(failing(Failure.NO_ANSWER, null));
            var interrupted = (Outcome.Interrupted) drain.run(Occasion.ASKED);
            Duration ceiling = Duration.ofSeconds(Math.min(300, 1L << Math.min(failure, 20)));
            assertThat(Duration.between(device.now, interrupted.nextAt())).isBetween(Duration.ZERO, ceiling);
        }
    }

    @Test
    void aServerThatIsUpAndDownInTurnDoesNotMakeEveryReconnectionAnAttempt() {
        device.put(task("1"), title("One"));
        wire.next(failing(Failure.BUSY, Duration.ofMinutes(1)));
        drain.run(Occasion.DUE);

        assertThat(drain.run(Occasion.RECONNECTED)).isEqualTo(new Outcome.Finished(0));
        device.advance(Duration.ofSeconds(1));

        assertThat(drain.run(Occasion.RECONNECTED)).isEqualTo(new Outcome.Finished(1));
    }

    @Test
    void theOneOperationThatTheServerWillNotTakeIsFoundAndTheOthersAreSent() {
        for (int i = 0; i < 100; i++) {
            device.put(task("t" + i), title("Task " + i));
        }
        wire.always(request -> request.ops().stream().anyMatch(operation -> operation.id().equals("t37"))
                ? new Answer.Failed<>(Failure.REFUSED, "Too large (413)", null)
                : ScriptedServer.applied(request));

        assertThat(drain.run(Occasion.DUE)).isInstanceOf(Outcome.Finished.class);

        assertThat(device.stage(Stage.SENT)).hasSize(99);
        assertThat(device.stage(Stage.NEEDS_YOU)).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo(task("t37"));
            assertThat(entry.detail()).isEqualTo("Too large (413)");
        });
        assertThat(wire.batches.size()).isLessThan(40);
    }

    @Test
    void anEditDuringTheRequestIsNeitherLostNorMixedIntoIt() {
        OutboxEntry first = device.put(task("1"), title("One"));
        wire.next(request -> {
            device.put(task("1"), title("Two"));
            return ScriptedServer.applied(request);
        });

        assertThat(drain.run(Occasion.DUE)).isEqualTo(new Outcome.Finished(2));

        assertThat(wire.batches).hasSize(2);
        assertThat(wire.batches.getLast().getFirst().base()).containsEntry("title", first.content().stamp());
        assertThat(device.record(task("1")).orElseThrow().text("title")).isEqualTo("Two");
    }

    private static Function<OpsRequest, Answer<OpsResponse>> failing(Failure failure, @Nullable Duration retryAfter) {
        return _ -> new Answer.Failed<>(failure, "No.", retryAfter);
    }
}
