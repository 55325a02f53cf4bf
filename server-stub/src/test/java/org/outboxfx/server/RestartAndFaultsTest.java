package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.Wire;

/** What survives a restart, and what the fault switches do. */
@ParameterizedClass
@EnumSource(Kind.class)
class RestartAndFaultsTest {

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private final ManualClock time = new ManualClock();
    private SyncServer server;
    private String token;
    private Client anna;

    @BeforeEach
    void start() {
        server = kind.server(folder).timekeeper(time).start();
        token = server.issueToken("home", "anna");
        anna = new Client(server.address(), token);
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    @Test
    void aRestartKeepsRecordsOperationsPositionsTokensAndEpoch() throws Exception {
        Ops first = Ops.title("t1", "milk");
        anna.push(first);
        String epoch = epoch();

        restart();

        assertThat(anna.records()).singleElement().satisfies(record -> assertThat(record.text("title")).isEqualTo("milk"));
        assertThat(anna.pushOne(first).status()).isEqualTo(Status.DUPLICATE);
        assertThat(anna.pushOne(Ops.title("t2", "tea")).seq()).isEqualTo(2);
        assertThat(epoch()).isEqualTo(epoch);
    }

    @Test
    void aTakenPortIsNamedAndTheDatabaseIsLetGo() {
        int taken = server.address().getPort();
        Path other = folder.resolve("other");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SyncServer.builder().port(taken).data(other).timekeeper(time).build())
                .withMessage("Cannot listen on port " + taken + " of 127.0.0.1: is another server running there?");

        kind.server(other).timekeeper(time).start().close();
    }

    @Test
    void aLostAnswerIsSettledByAskingOrBySendingAgain() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        server.faults().loseNextAnswer();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> anna.pushOne(edit));

        assertThat(anna.get("/v1/ops/" + edit.opId()).statusCode()).isEqualTo(200);
        assertThat(anna.pushOne(edit).status()).isEqualTo(Status.DUPLICATE);
        assertThat(anna.changes(0, 10, 0).cursor()).as("exactly one effect").isEqualTo(1);
    }

    @Test
    void aLostRequestLeavesNoTrace() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        server.faults().loseNextRequest();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> anna.pushOne(edit));

        assertThat(anna.get("/v1/ops/" + edit.opId()).statusCode()).isEqualTo(404);
        assertThat(anna.pushOne(edit).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void aCaptivePortalAnswersEverythingWithAPage() throws Exception {
        server.faults().answerHtml();

        var answer = anna.send(anna.request("/v1/health").header("Outbox-Nonce", "n-42"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Outbox-Nonce")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(new String(answer.body(), UTF_8)).startsWith("<!doctype html>");
    }

    @Test
    void aDelayedAnswerComesWhenTheDelayIsOverAndNotBefore() {
        server.faults().delay(Duration.ofSeconds(3));
        int alarms = time.alarms();
        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return anna.get("/v1/session").statusCode();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        Awaitility.await().until(() -> time.alarms() > alarms);

        time.advance(Duration.ofMillis(2_999));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(answer.join()).isEqualTo(200);
    }

    @Test
    void aServerWhoseClockIsWrongDefersWhatSeemsToComeFromTheFuture() throws Exception {
        server.faults().clockOffset(Duration.ofHours(-1));

        assertThat(anna.pushOne(Ops.title("t1", "milk")).code()).isEqualTo(Code.CLOCK_SKEW);
        assertThat(session().serverTime()).isEqualTo(Ops.NOW.millis() - Duration.ofHours(1).toMillis());
    }

    @Test
    void healingEndsEveryFault() throws Exception {
        server.faults().answerHtml();
        server.faults().answer503For(Duration.ofSeconds(1));
        server.faults().delay(Duration.ofSeconds(1));
        server.faults().clockOffset(Duration.ofHours(-1));
        server.faults().loseNextAnswer();
        server.faults().loseNextRequest();

        server.faults().heal();

        assertThat(anna.pushOne(Ops.title("t1", "milk")).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void operationsAreForgottenAfterSixtyDaysAndNotBefore() throws Exception {
        awaitSweep();
        Ops edit = Ops.title("t1", "milk");
        anna.push(edit);

        time.advance(Retention.DEDUPE);
        awaitSweep();
        assertThat(anna.pushOne(edit).status()).isEqualTo(Status.DUPLICATE);
        time.advance(Retention.INTERVAL);

        Awaitility.await().untilAsserted(() -> assertThat(anna.get("/v1/ops/" + edit.opId()).statusCode()).isEqualTo(404));
        assertThat(anna.pushOne(edit).seq()).as("applying it again changes nothing").isEqualTo(1);
    }

    /** Until the last sweep has ended and set the alarm for the next. */
    private void awaitSweep() {
        Awaitility.await().until(() -> time.alarms() == 1);
    }

    private void restart() {
        stop();
        server = kind.server(folder).timekeeper(time).start();
        anna = new Client(server.address(), token);
    }

    private SessionInfo session() throws Exception {
        return Wire.read(anna.get("/v1/session").body(), SessionInfo.class);
    }

    private String epoch() throws Exception {
        return session().epoch();
    }
}
