package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.wire.EvidenceHead;
import org.outboxfx.wire.EvidenceNote;
import org.outboxfx.wire.HeldEvidence;
import org.outboxfx.wire.OpResult.Code;
import org.outboxfx.wire.OpResult.Status;
import org.outboxfx.wire.SessionInfo;
import org.outboxfx.wire.Wire;

/** Two workspaces on one server know nothing of each other, over every endpoint, even with equal ids. */
@ParameterizedClass
@EnumSource(Kind.class)
class IsolationTest {

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private SyncServer server;
    private Client home;
    private Client work;

    @BeforeEach
    void start() {
        server = kind.server(folder).start();
        home = new Client(server.address(), server.issueToken("home", "anna"));
        work = new Client(server.address(), server.issueToken("work", "anna"));
    }

    @AfterEach
    void stop() {
        home.close();
        work.close();
        server.close();
    }

    @Test
    void recordsOfOneIdAreTwoRecords() throws Exception {
        home.push(Ops.title("t1", "private"));

        assertThat(work.pushOne(Ops.title("t1", "public")).status()).isEqualTo(Status.APPLIED);
        assertThat(home.records()).singleElement().satisfies(record -> assertThat(record.text("title")).isEqualTo("private"));
        assertThat(work.records()).singleElement().satisfies(record -> assertThat(record.text("title")).isEqualTo("public"));
    }

    @Test
    void operationsOfOneIdAreTwoOperations() throws Exception {
        Ops edit = Ops.title("t1", "private");
        home.push(edit);

        assertThat(work.get("/v1/ops/" + edit.opId()).statusCode()).isEqualTo(404);
        assertThat(work.pushOne(Ops.title("t1", "other").opId(edit.opId())).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void anotherWorkspacesOperationIsNoDependency() throws Exception {
        Ops edit = Ops.title("t1", "private");
        home.push(edit);

        assertThat(work.pushOne(Ops.title("t2", "x").dependsOn(edit.opId())).code()).isEqualTo(Code.DEPENDENCY);
    }

    @Test
    void feedPositionsAreCountedApart() throws Exception {
        home.push(Ops.title("t1", "a"), Ops.title("t2", "b"));

        assertThat(work.pushOne(Ops.title("t1", "c")).seq()).isEqualTo(1);
    }

    @Test
    void anotherWorkspacesCommitDoesNotEndAPoll() throws Exception {
        var poll = CompletableFuture.supplyAsync(() -> {
            try {
                return work.changes(0, 10, 25);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        home.push(Ops.title("t1", "private"));
        work.push(Ops.title("t9", "own"));

        assertThat(poll.join().records()).extracting(record -> record.key().id()).containsExactly("t9");
    }

    /** A new endpoint fails this until it is added here, and to the matrix below. */
    @Test
    void theMatrixKnowsEveryEndpoint() {
        assertThat(server.routes()).containsExactlyInAnyOrder("GET /v1/health", "GET /v1/session", "POST /v1/ops",
                "GET /v1/ops/{opId}", "GET /v1/changes", "GET /v1/snapshot", "POST /v1/evidence", "GET /v1/evidence/{device}",
                "POST /v1/step-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/health", "/v1/session", "/v1/ops/secret-op", "/v1/changes", "/v1/changes?after=1",
            "/v1/changes?after=1&limit=500", "/v1/snapshot", "/v1/snapshot?page=1",
            "/v1/evidence/00000000000000aa"})
    void noEndpointShowsAnythingOfAnotherWorkspace(String path) throws Exception {
        home.push(Ops.title("secret-id", "secret-title").opId("secret-op"), Ops.title("secret-2", "secret-title"));

        String answer = new String(work.get(path).body(), UTF_8).replace("secret-op", "");

        assertThat(answer).doesNotContain("secret").doesNotContain("home");
        assertThat(new String(home.get(path).body(), UTF_8)).satisfies(own -> {
            if (path.startsWith("/v1/changes") || path.startsWith("/v1/snapshot")) {
                assertThat(own).as("the owner sees it").contains("secret");
            }
        });
    }

    @Test
    void whereEvidenceEndsIsToldInItsOwnWorkspaceOnly() throws Exception {
        var head = new EvidenceHead(7, "ab".repeat(32));
        assertThat(home.post("/v1/evidence", Wire.write(new EvidenceNote(Ops.DEVICE, "request-1", head))).statusCode())
                .isEqualTo(200);

        assertThat(held(home)).containsExactly(head);
        assertThat(held(work)).isEmpty();
    }

    private static List<EvidenceHead> held(Client member) throws Exception {
        return Wire.read(member.get("/v1/evidence/" + Ops.DEVICE).body(), HeldEvidence.class).heads().stream()
                .map(HeldEvidence.Held::head).toList();
    }

    @Test
    void aForeignWriteChangesNothing() throws Exception {
        home.push(Ops.title("t1", "private").opId("op-a"));
        String before = new String(home.get("/v1/snapshot").body(), UTF_8).replaceFirst("\"serverTime\":\\d+", "");

        work.push(Ops.title("t1", "stolen").opId("op-a").at(Ops.later(1_000)), Ops.title("t1", "again").at(Ops.later(2_000)));

        assertThat(new String(home.get("/v1/snapshot").body(), UTF_8).replaceFirst("\"serverTime\":\\d+", "")).isEqualTo(before);
    }

    @Test
    void theSessionNamesTheTokensOwnWorkspace() throws Exception {
        assertThat(Wire.read(work.get("/v1/session").body(), SessionInfo.class).workspace()).isEqualTo("work");
    }
}
