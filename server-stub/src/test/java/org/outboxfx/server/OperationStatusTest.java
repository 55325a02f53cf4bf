package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Conflict;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Lost;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;

/** The table of statuses: protocol, section 4. */
@ParameterizedClass
@EnumSource(Kind.class)
class OperationStatusTest {

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private SyncServer server;
    private Client anna;

    @BeforeEach
    void start() {
        server = kind.server(folder).timekeeper(new ManualClock()).start();
        anna = new Client(server.address(), server.issueToken("home", "anna"));
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    @Test
    void appliedWhenEveryFieldWins() throws Exception {
        OpResult result = anna.pushOne(Ops.title("t1", "milk"));

        assertThat(result.status()).isEqualTo(Status.APPLIED);
        assertThat(result.seq()).isEqualTo(1);
        assertThat(result.lost()).isEmpty();
        assertThat(anna.records()).singleElement().satisfies(record -> assertThat(record.text("title")).isEqualTo("milk"));
    }

    @Test
    void mergedWhenSomeFieldsWin() throws Exception {
        anna.push(Ops.title("t1", "milk").at(Ops.later(5)));

        OpResult result = anna
                .pushOne(Ops.title("t1", "").fields(Map.of("title", FieldValue.of("tea"), "note", FieldValue.of("now")))
                        .base(Map.of("title", Ops.later(5))));

        assertThat(result.status()).isEqualTo(Status.MERGED);
        assertThat(result.lost()).containsExactly(new Lost("title", Ops.later(5)));
        assertThat(anna.records().getFirst().text("title")).isEqualTo("milk");
        assertThat(anna.records().getFirst().text("note")).isEqualTo("now");
    }

    @Test
    void supersededWhenNoFieldWinsAndThenTheFeedDoesNotMove() throws Exception {
        anna.push(Ops.title("t1", "milk").at(Ops.later(5)));

        OpResult result = anna.pushOne(Ops.title("t1", "tea").base(Map.of("title", Ops.later(5))));

        assertThat(result.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(result.seq()).as("the position of the record that won").isEqualTo(1);
        assertThat(anna.changes(0, 10, 0).cursor()).isEqualTo(1);
    }

    @Test
    void duplicateCarriesTheOriginalResult() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        anna.push(edit);
        anna.push(Ops.title("t1", "tea").at(Ops.later(5)).base(Map.of("title", Ops.NOW)));

        OpResult result = anna.pushOne(edit);

        assertThat(result.status()).isEqualTo(Status.DUPLICATE);
        assertThat(result.original()).isEqualTo(Status.APPLIED);
        assertThat(result.seq()).isEqualTo(1);
        assertThat(anna.records().getFirst().text("title")).isEqualTo("tea");
    }

    @Test
    void duplicateWithinOneBatch() throws Exception {
        Ops edit = Ops.title("t1", "milk");

        assertThat(anna.push(edit, edit)).extracting(OpResult::status).containsExactly(Status.APPLIED, Status.DUPLICATE);
    }

    @Test
    void duplicateEvenWithABetterStamp() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        anna.push(edit);

        assertThat(anna.pushOne(edit.at(Ops.later(60_000))).status()).isEqualTo(Status.DUPLICATE);
        assertThat(anna.records().getFirst().stamp("title")).isEqualTo(Ops.NOW);
    }

    @Test
    void duplicateEvenIfWhatItsAuthorSawHasABetterStampAndWhatItWaitedForIsGone() throws Exception {
        Ops first = Ops.title("t1", "milk");
        Ops second = Ops.title("t1", "tea").at(Ops.later(5));
        anna.push(first, second.base(Map.of("title", Ops.NOW)).dependsOn(first.opId()));

        OpResult again = anna.pushOne(second.at(Ops.later(60_000)).base(Map.of("title", Ops.later(59_000))));

        assertThat(again.status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void rejectedWhenTheKeyIsReusedWithOtherContent() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        anna.push(edit);

        OpResult result = anna.pushOne(edit.fields(Map.of("title", FieldValue.of("tea"))));

        assertThat(result.status()).isEqualTo(Status.REJECTED);
        assertThat(result.code()).isEqualTo(Code.KEY_REUSED);
        assertThat(anna.records().getFirst().text("title")).isEqualTo("milk");
    }

    @Test
    void aRejectedOperationMayComeAgainWithItsFaultMended() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        assertThat(anna.pushOne(edit.of("boat")).code()).isEqualTo(Code.UNKNOWN_TYPE);

        assertThat(anna.pushOne(edit).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void deferredWhenStampedMoreThanFiveMinutesAheadAndOnlyThat() throws Exception {
        long bound = HybridClock.MAX_AHEAD.toMillis();

        List<OpResult> results = anna.push(Ops.title("t1", "at the bound").at(Ops.later(bound)),
                Ops.title("t2", "beyond").at(Ops.later(bound + 1)), Ops.title("t3", "now"));

        assertThat(results).extracting(OpResult::status).containsExactly(Status.APPLIED, Status.DEFERRED, Status.APPLIED);
        assertThat(results.get(1).code()).isEqualTo(Code.CLOCK_SKEW);
        assertThat(results.get(1).retryAfterMs()).isPositive();
    }

    @Test
    void aDeferredOperationIsAppliedOnceItIsStampedAgain() throws Exception {
        Ops edit = Ops.title("t1", "milk").at(Ops.later(3_600_000));
        anna.push(edit);

        assertThat(anna.pushOne(edit.at(Ops.later(1))).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void deferredUntilWhatItDependsOnIsApplied() throws Exception {
        Ops list = Ops.title("l1", "Shopping").of("list");
        Ops task = Ops.title("t1", "milk").dependsOn(list.opId());

        OpResult before = anna.pushOne(task);
        anna.push(list);
        OpResult after = anna.pushOne(task);

        assertThat(before.code()).isEqualTo(Code.DEPENDENCY);
        assertThat(after.status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void aDependencyMayBeInTheSameBatch() throws Exception {
        Ops list = Ops.title("l1", "Shopping").of("list");

        assertThat(anna.push(list, Ops.title("t1", "milk").dependsOn(list.opId()))).extracting(OpResult::status)
                .containsExactly(Status.APPLIED, Status.APPLIED);
    }

    @Test
    void notAttemptedAfterAFailureInItsLaneWhileOtherLanesFlow() throws Exception {
        List<OpResult> results = anna.push(Ops.title("t1", "a"),
                Ops.title("t1", "b").fields(Map.of("deleted", FieldValue.of("no"))),
                Ops.title("t1", "c"), Ops.title("t2", "d"), Ops.title("t1", "e").of("boat"));

        assertThat(results).extracting(OpResult::status).containsExactly(Status.APPLIED, Status.REJECTED, Status.NOT_ATTEMPTED,
                Status.APPLIED, Status.NOT_ATTEMPTED);
    }

    @Test
    void whatWasAppliedBeforeIsADuplicateEvenBehindAFailure() throws Exception {
        Ops applied = Ops.title("t1", "a");
        anna.push(applied);

        assertThat(anna.push(Ops.title("t1", "b").at(Ops.later(3_600_000)), applied)).extracting(OpResult::status)
                .containsExactly(Status.DEFERRED, Status.DUPLICATE);
    }

    @Test
    void anUnreadableOperationIsRejectedAloneAndHoldsItsLane() throws Exception {
        String good = Wire.writeText(Ops.title("t2", "fine").op());
        String bad = "{\"opId\":\"bad\",\"lane\":\"l\",\"hlc\":\"yesterday\"}";
        String behind = Wire.writeText(Ops.title("t3", "behind").lane("l").op());

        var answer = anna.post("/v1/ops",
                "{\"device\":\"00000000000000aa\",\"ops\":[" + String.join(",", bad, behind, good) + "]}");

        assertThat(Wire.read(answer.body(), org.outboxfx.wire.OpsResponse.class).results()).extracting(OpResult::status)
                .containsExactly(Status.REJECTED, Status.NOT_ATTEMPTED, Status.APPLIED);
    }

    @Test
    void whatIsSentOnceIsNotSentOver() throws Exception {
        anna.push(Ops.message("m1", "hello"));

        OpResult result = anna.pushOne(Ops.message("m1", "other"));

        assertThat(result.code()).isEqualTo(Code.INVALID);
        assertThat(anna.records().getFirst().text("text")).isEqualTo("hello");
    }

    @Test
    void whatIsThereAlreadyMayBeSentUnderAnotherKeyIfItIsTheSame() throws Exception {
        anna.push(Ops.message("m1", "hello"));

        OpResult result = anna.pushOne(Ops.message("m1", "hello"));

        assertThat(result.status()).isEqualTo(Status.APPLIED);
        assertThat(result.seq()).as("nothing was written").isEqualTo(1);
    }

    @Test
    void aMessageCanBeDeletedButNotRewritten() throws Exception {
        anna.push(Ops.message("m1", "hello"));
        Ops edit = Ops.title("m1", "").of("message").at(Ops.later(5));

        assertThat(anna.pushOne(edit.fields(Map.of("text", FieldValue.of("other")))).code()).isEqualTo(Code.FORBIDDEN);
        assertThat(anna.pushOne(edit.fields(Map.of(Record.DELETED, FieldValue.of(true)))).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void aConflictReachesTheFeedWhoeverWins() throws Exception {
        anna.push(Ops.title("t1", "milk"));
        anna.push(Ops.title("t1", "oat milk").at(Ops.later(20)).base(Map.of("title", Ops.NOW)));

        OpResult late = anna.pushOne(Ops.title("t1", "rice milk").at(Ops.later(10)).base(Map.of("title", Ops.NOW)));

        assertThat(late.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.EDIT_VS_EDIT);
            assertThat(conflict.kept().value()).isEqualTo(FieldValue.of("oat milk"));
            assertThat(conflict.lost().value()).isEqualTo(FieldValue.of("rice milk"));
        });
    }

    @Test
    void aReviewedConflictStaysReviewedAndItsContentIsTheServers() throws Exception {
        aConflictReachesTheFeedWhoeverWins();
        String id = conflicts().getFirst().key().id();
        Ops review = Ops.title(id, "").of(Conflict.TYPE).at(Ops.later(30));

        assertThat(anna.pushOne(review.fields(Map.of(Conflict.REVIEWED, FieldValue.of(true)))).status())
                .isEqualTo(Status.APPLIED);
        assertThat(anna.pushOne(review.opId("forged").fields(Map.of("lost", FieldValue.of("x")))).code())
                .isEqualTo(Code.FORBIDDEN);
        assertThat(anna.changes(0, 10, 0).records().getLast().flag(Conflict.REVIEWED)).isTrue();
    }

    @Test
    void anEditThatMeetsADeletionKeepsItsText() throws Exception {
        anna.push(Ops.title("t1", "milk"));
        Map<String, HybridTimestamp> seen = Map.of("title", Ops.NOW);
        anna.push(Ops.title("t1", "").fields(Map.of(Record.DELETED, FieldValue.of(true))).at(Ops.later(10)).base(seen));

        anna.push(Ops.title("t1", "oat milk").at(Ops.later(20)).base(seen));

        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DELETE_VS_EDIT);
            assertThat(conflict.lost().value()).isEqualTo(FieldValue.of("oat milk"));
        });
        assertThat(anna.records()).anySatisfy(record -> assertThat(record.isDeleted()).isTrue());
    }

    @Test
    void anOutcomeCanBeAskedFor() throws Exception {
        Ops edit = Ops.title("t1", "milk");
        assertThat(anna.get("/v1/ops/" + edit.opId()).statusCode()).isEqualTo(404);

        OpResult pushed = anna.pushOne(edit);

        OpsResponse answer = Wire.read(anna.get("/v1/ops/" + edit.opId()).body(), OpsResponse.class);
        assertThat(answer.results()).containsExactly(pushed);
        assertThat(answer.epoch()).isNotNull();
    }

    @Test
    void anEmptyBatchIsAnsweredEmpty() throws Exception {
        assertThat(anna.push(List.<Operation>of())).isEmpty();
    }

    private List<Conflict> conflicts() throws Exception {
        return anna.records().stream().flatMap(record -> Conflict.from(record).stream()).toList();
    }
}
