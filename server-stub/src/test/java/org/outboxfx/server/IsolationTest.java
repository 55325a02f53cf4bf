package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
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

    @Test
    void theSessionNamesTheTokensOwnWorkspace() throws Exception {
        assertThat(Wire.read(work.get("/v1/session").body(), SessionInfo.class).workspace()).isEqualTo("work");
    }
}
