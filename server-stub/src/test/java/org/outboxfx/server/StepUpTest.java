package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.record.FieldValue;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.ImpactPolicy;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;
import org.outboxfx.wire.Wire;

/** Some operations are applied only once the member has shown by a passphrase that they want just this one, just now. */
@ParameterizedClass
@EnumSource(Kind.class)
class StepUpTest {

    private static final String PASSPHRASE = "correct horse battery";
    private static final Ops DELETION = Ops.title("l1", "").of("list").fields(Map.of("deleted", FieldValue.of(true)));

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private final ManualClock time = new ManualClock();
    private SyncServer server;
    private Client anna;

    @BeforeEach
    void start() {
        server = kind.server(folder).timekeeper(time)
                .stepUp(List.of(new ImpactPolicy.Rule("list", "deleted", FieldValue.of(true)))).start();
        anna = new Client(server.address(), server.issueToken("home", "anna"));
        server.setPassphrase("home", "anna", PASSPHRASE.toCharArray());
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    @Test
    void whatNeedsAPassphraseIsDeferredAndNothingElseIs() throws Exception {
        assertThat(anna.pushOne(DELETION)).satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.DEFERRED);
            assertThat(result.code()).isEqualTo(Code.STEP_UP);
        });
        assertThat(anna.pushOne(Ops.title("t1", "milk")).status()).isEqualTo(Status.APPLIED);
        assertThat(anna.pushOne(DELETION.fields(Map.of("deleted", FieldValue.of(false)))).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void aProofIsGoodForItsOperationUntilItsTimeIsOver() throws Exception {
        StepUpProof proof = proof(DELETION);

        time.advance(StepUp.VALIDITY.minusMillis(1));
        assertThat(push(DELETION, proof).status()).isEqualTo(Status.APPLIED);
        assertThat(push(DELETION, proof).status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void aProofIsGoodForNothingElseAndNobodyElse() throws Exception {
        StepUpProof proof = proof(DELETION);
        Ops otherList = new Ops(DELETION.opId(), "list", "l2", DELETION.kind(), DELETION.hlc(), Map.of(), DELETION.fields(),
                "list:l2",
                List.of(), 1);

        assertThat(push(otherList, proof).code()).isEqualTo(Code.STEP_UP);
        Ops otherOperation = DELETION.opId("op-other");
        assertThat(push(otherOperation, proof).code()).isEqualTo(Code.STEP_UP);
        assertThat(push(DELETION,
                new StepUpProof(proof.expiresAt() + 60_000 + proof.proof().substring(proof.proof().indexOf('.')), 0))
                .code()).isEqualTo(Code.STEP_UP);
        try (var ben = new Client(server.address(), server.issueToken("home", "ben"))) {
            assertThat(push(ben, DELETION, proof).code()).isEqualTo(Code.STEP_UP);
        }
        time.advance(StepUp.VALIDITY);
        assertThat(push(DELETION, proof).code()).isEqualTo(Code.STEP_UP);
    }

    @Test
    void fiveWrongPassphrasesCloseTheDoorForAQuarterOfAnHourAlsoToTheRightOne() throws Exception {
        for (int attempt = 0; attempt < Attempts.MOST; attempt++) {
            assertThat(ask(DELETION, "wrong " + attempt).statusCode()).isEqualTo(422);
        }

        HttpResponse<byte[]> refused = ask(DELETION, PASSPHRASE);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("900");
        time.advance(Attempts.WITHIN.minusMillis(1));
        assertThat(ask(DELETION, PASSPHRASE).statusCode()).isEqualTo(429);
        time.advance(Duration.ofMillis(1));
        assertThat(ask(DELETION, PASSPHRASE).statusCode()).isEqualTo(200);
    }

    @Test
    void aMemberWithoutAPassphraseCannotConfirmAnything() throws Exception {
        try (var ben = new Client(server.address(), server.issueToken("home", "ben"))) {
            assertThat(ben.post("/v1/step-up", Wire.write(new StepUpRequest(DELETION.op(), PASSPHRASE))).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void aPassphraseThatIsTooShortIsNotSet() {
        assertThatIllegalArgumentException().isThrownBy(() -> server.setPassphrase("home", "anna", "short".toCharArray()))
                .withMessage("Passphrase: found 5 characters, expected 8 to 200.");
    }

    @Test
    void whatIsNoRequestIsRefusedWithoutRepeatingIt() throws Exception {
        HttpResponse<byte[]> answer = anna.post("/v1/step-up", "{\"passphrase\":\"" + PASSPHRASE + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.problem(answer).detail()).doesNotContain("horse");
    }

    private StepUpProof proof(Ops operation) throws Exception {
        HttpResponse<byte[]> answer = ask(operation, PASSPHRASE);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Wire.read(answer.body(), StepUpProof.class);
    }

    private HttpResponse<byte[]> ask(Ops operation, String passphrase) throws Exception {
        return anna.post("/v1/step-up", Wire.write(new StepUpRequest(operation.op(), passphrase)));
    }

    private OpResult push(Ops operation, StepUpProof proof) throws Exception {
        return push(anna, operation, proof);
    }

    private static OpResult push(Client member, Ops operation, StepUpProof proof) throws Exception {
        HttpResponse<byte[]> answer = member.post("/v1/ops", Wire.write(new OpsRequest(Ops.DEVICE, List.of(operation.op()), null,
                null, null, Map.of(operation.opId(), proof.proof()))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Wire.read(answer.body(), OpsResponse.class).results().getFirst();
    }
}
