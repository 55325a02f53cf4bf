package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.testing.ManualClock;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.Wire;

/** Errors that concern a request as a whole, each at its bound and one beyond. */
@ParameterizedClass
@EnumSource(Kind.class)
class RefusalTest {

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
    void healthEchoesTheNonceAndNeedsNoToken() throws Exception {
        try (var stranger = new Client(server.address(), "none")) {
            var answer = stranger.send(stranger.request("/v1/health").header("Outbox-Nonce", "n-42"));

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Outbox-Nonce")).hasValue("n-42");
        }
    }

    @Test
    void theSessionTellsWhoTheTokenSpeaksFor() throws Exception {
        var session = Wire.read(anna.get("/v1/session").body(), SessionInfo.class);

        assertThat(session.workspace()).isEqualTo("home");
        assertThat(session.member()).isEqualTo("anna");
        assertThat(session.serverTime()).isEqualTo(Ops.NOW.millis());
        assertThat(session.policy().maxBatchOperations()).isEqualTo(Limits.MAX_BATCH_OPERATIONS);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/session", "POST,/v1/ops", "GET,/v1/ops/op-1", "GET,/v1/changes", "GET,/v1/snapshot"})
    void everyEndpointButHealthAsksForAToken(String method, String path) throws Exception {
        for (String token : List.of("", "x", "0000000000000000.secret", anna.token() + "x", anna.token().substring(1))) {
            try (var stranger = new Client(server.address(), token)) {
                var answer = stranger.send(stranger.request(path).method(method, BodyPublishers.noBody()));

                assertProblem(answer, 401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/v1/ops,POST", "GET,/v1/ops,POST", "POST,/v1/changes,GET", "POST,/v1/ops/op-1,GET", "PUT,/v1/health,GET"})
    void aWrongMethodIsToldTheRightOne(String method, String path, String allowed) throws Exception {
        var answer = anna.send(anna.request(path).method(method, BodyPublishers.noBody()));

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/", "/v1/ops/", "/v1/ops/a/b", "/v1/ops/%2e%2e", "/v2/ops", "/v1//changes",
            "/V1/health"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        assertProblem(anna.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "null", "[]", "{}", "{\"device\":\"d\",\"ops\":[{}]}", "{\"device\":\"d\",\"ops\":[null]}",
            "\u0000"})
    void whatIsNoBatchIsABadRequest(String body) throws Exception {
        assertProblem(anna.post("/v1/ops", body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "after=", "after", "after=1&after=1", "limit=0", "limit=501", "wait=26",
            "wait=1.5",
            "since=1", "after=9999999999999999999", "&"})
    void aWrongQueryIsABadRequest(String query) throws Exception {
        assertProblem(anna.get("/v1/changes?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?after=0&limit=1&wait=0", "?limit=500"})
    void aRightQueryIsAnswered(String query) throws Exception {
        assertThat(anna.get("/v1/changes" + query).statusCode()).isEqualTo(200);
    }

    @Test
    void theLongestWaitIsAllowed() throws Exception {
        anna.push(Ops.title("t1", "there already"));

        assertThat(anna.changes(0, 1, Limits.MAX_WAIT_SECONDS).records()).hasSize(1);
    }

    @Test
    void aHundredOperationsAreTakenAndOneMoreIsNot() throws Exception {
        assertThat(anna.push(operations(Limits.MAX_BATCH_OPERATIONS))).hasSize(Limits.MAX_BATCH_OPERATIONS);
        assertProblem(anna.post("/v1/ops", Wire.write(new OpsRequest(Ops.DEVICE, operations(Limits.MAX_BATCH_OPERATIONS + 1)))),
                413);
    }

    @Test
    void aBodyAtTheBoundIsTakenAndOneByteMoreIsNot() throws Exception {
        byte[] batch = Wire.write(new OpsRequest(Ops.DEVICE, operations(1)));
        String padding = " ".repeat(Limits.MAX_BODY_BYTES - batch.length);

        assertThat(anna.post("/v1/ops", new String(batch, UTF_8) + padding).statusCode()).isEqualTo(200);
        assertProblem(anna.post("/v1/ops", new String(batch, UTF_8) + padding + " "), 413);
    }

    @Test
    void aBodyOfUntoldLengthIsBoundedToo() throws Exception {
        var endless = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[Limits.MAX_BODY_BYTES + 1]));

        assertProblem(anna.send(anna.request("/v1/ops").POST(endless)), 413);
    }

    @Test
    void deepJsonIsABadRequest() throws Exception {
        assertProblem(anna.post("/v1/ops", "[".repeat(100_000)), 400);
    }

    @Test
    void aNewerSchemaAsksForAnUpgrade() throws Exception {
        assertThat(anna.pushOne(Ops.title("t1", "old").schema(Limits.SCHEMA)).seq()).isEqualTo(1);
        assertProblem(
                anna.post("/v1/ops",
                        Wire.write(new OpsRequest(Ops.DEVICE, List.of(Ops.title("t2", "new").schema(Limits.SCHEMA + 1).op())))),
                426);
        assertThat(anna.records()).hasSize(1);
    }

    @Test
    void aDownServerSaysWhenToComeBack() throws Exception {
        server.faults().answer503For(Duration.ofMillis(1_500));

        for (String path : List.of("/v1/health", "/v1/session", "/v1/changes")) {
            var answer = anna.get(path);
            assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        }
    }

    @Test
    void aCursorThatWasNeverGivenLeadsBackToTheBeginning() throws Exception {
        anna.push(Ops.title("t1", "milk"));

        ChangesResponse answer = anna.changes(2, 10, Limits.MAX_WAIT_SECONDS);

        assertThat(answer.cursor()).isZero();
        assertThat(answer.more()).isTrue();
        assertThat(answer.records()).isEmpty();
    }

    private static List<Operation> operations(int count) {
        return IntStream.range(0, count).mapToObj(i -> Ops.title("t" + i, "x").op()).toList();
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Client.problem(answer).status()).isEqualTo(status);
        assertThat(Client.problem(answer).detail()).isNotBlank();
    }
}
