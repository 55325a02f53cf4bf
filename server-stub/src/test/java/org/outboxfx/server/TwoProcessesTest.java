package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.server.database.PostgresAddress;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Status;

/** Two processes on one PostgreSQL, one of which ends while it is written to. */
@Timeout(120)
class TwoProcessesTest {

    @TempDir
    Path folder;

    private final PostgresAddress address = Postgres.empty();

    @Test
    void aPollIsWokenByAWriteInAnotherProcess() throws Exception {
        try (var one = process();
                var two = process();
                var atOne = client(one);
                var atTwo = new Client(two.address(), atOne.token())) {
            assertThat(atTwo.changes(0, 1, 0).cursor()).isZero();
            for (int round = 0; round < 3; round++) {
                int after = round;
                var poll = CompletableFuture.supplyAsync(() -> {
                    try {
                        return atTwo.changes(after, 10, 25);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }, Executors.newVirtualThreadPerTaskExecutor());

                atOne.push(Ops.title("t" + round, "news"));

                await().atMost(Duration.ofSeconds(1)).until(poll::isDone);
                assertThat(poll.join().records()).hasSize(1);
            }
        }
    }

    @Test
    void whatAStoppedProcessAcknowledgedIsThereAndWhatItDidNotIsAppliedOnceElsewhere() throws Exception {
        endsUnderLoad(ServerProcess::stop);
    }

    @Test
    void whatAKilledProcessAcknowledgedIsThereAndWhatItDidNotIsAppliedOnceElsewhere() throws Exception {
        endsUnderLoad(ServerProcess::kill);
    }

    private void endsUnderLoad(Consumer<ServerProcess> end) throws Exception {
        try (var one = process();
                var two = process();
                var atOne = client(one);
                var atTwo = new Client(two.address(), atOne.token())) {
            var acknowledged = new ArrayList<Ops>();
            var unanswered = new ArrayList<Ops>();
            var writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; unanswered.isEmpty(); i++) {
                    Ops op = Ops.title("t" + i, "news");
                    try {
                        assertThat(atOne.pushOne(op).status()).isEqualTo(Status.APPLIED);
                        acknowledged.add(op);
                    } catch (IOException | AssertionError e) {
                        unanswered.add(op); // no connection, or 503 while it stops
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }, Executors.newVirtualThreadPerTaskExecutor());
            await().until(() -> atTwo.changes(0, 100, 0).records().size() > 20);

            end.accept(one);
            writing.join();

            for (Ops op : acknowledged) {
                assertThat(atTwo.pushOne(op).status()).isEqualTo(Status.DUPLICATE);
            }
            OpResult last = atTwo.pushOne(unanswered.getFirst());
            assertThat(last.status()).isIn(Status.APPLIED, Status.DUPLICATE);
            assertThat(atTwo.records()).hasSize(acknowledged.size() + 1);
            assertThat(atTwo.changes(0, 500, 0).cursor()).as("each had one effect").isEqualTo(acknowledged.size() + 1);
        }
    }

    private ServerProcess process() throws IOException {
        return ServerProcess.start(0, folder, "--db", address.url(), "--db-user", String.valueOf(address.user()),
                "--db-connections", "3");
    }

    /** With a token that is issued while the servers run. */
    private Client client(ServerProcess server) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "token", "issue", "home",
                "anna",
                "--db", address.url(), "--db-user", String.valueOf(address.user()));
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        return new Client(server.address(), out.toString().strip());
    }
}
