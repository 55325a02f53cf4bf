package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.record.Record;
import org.outboxfx.server.database.PostgresAddress;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Status;

/** Two servers on one PostgreSQL database, as behind a load balancer: any of them may answer any request. */
@Timeout(90)
class TwoServersTest {

    private final SystemTimekeeper time = new SystemTimekeeper();
    private final PostgresAddress address = Postgres.empty();
    private SyncServer one;
    private SyncServer two;
    private Client atOne;
    private Client atTwo;

    @BeforeEach
    void start() {
        one = server(time);
        two = server(time);
        String token = one.issueToken("home", "anna");
        atOne = new Client(one.address(), token);
        atTwo = new Client(two.address(), token);
    }

    private SyncServer server(Timekeeper time) {
        return SyncServer.builder().postgresql(address).timekeeper(time).start();
    }

    @AfterEach
    void stop() {
        atOne.close();
        atTwo.close();
        one.close();
        two.close();
        time.close();
    }

    @Test
    void aPollAtOneIsWokenByACommitAtTheOtherWithinASecond() throws Exception {
        assertThat(atTwo.changes(0, 1, 0).cursor()).isZero();
        for (int round = 0; round < 10; round++) {
            var poll = poll(atTwo, round);
            await().until(() -> two.isAwaited("home"));

            atOne.push(Ops.title("t" + round, "news"));

            await().atMost(Duration.ofSeconds(1)).until(poll::isDone);
            assertThat(poll.join().cursor()).isEqualTo(round + 1);
        }
    }

    @Test
    void aCursorGivenByOneIsGoodAtTheOtherAtOnce() throws Exception {
        for (int round = 1; round <= 30; round++) {
            atOne.push(Ops.title("t" + round, "news"));

            ChangesResponse page = atTwo.changes(round, 10, 0);

            assertThat(page.beginsAnew()).as("round " + round).isFalse();
            assertThat(page.cursor()).isEqualTo(round);
        }
    }

    @Test
    void aCursorThatNeitherEverGaveLeadsBackToTheBeginning() throws Exception {
        atOne.push(Ops.title("t1", "news"));

        assertThat(atTwo.changes(2, 10, 0).beginsAnew()).isTrue();
    }

    @Test
    void theSameBatchSentToBothAtOnceIsAppliedOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Ops edit = Ops.title("t" + round, "milk");
            var other = CompletableFuture.supplyAsync(() -> push(atTwo, edit), Executors.newVirtualThreadPerTaskExecutor());

            OpResult here = atOne.pushOne(edit);

            assertThat(List.of(here.status(), other.join().status())).containsExactlyInAnyOrder(Status.APPLIED, Status.DUPLICATE);
            assertThat(other.join().seq()).isEqualTo(here.seq());
        }
    }

    @Test
    void whoFollowsOneWhileEightWriteAtBothMissesNothing() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                String name = "w" + writer;
                Client client = writer % 2 == 0 ? atOne : atTwo;
                threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        push(client, Ops.title(name + "-" + i, "own"));
                        push(client, Ops.title("shared", name + i).at(Ops.later(i)));
                    }
                });
            }
            Map<String, Record> seen = new TreeMap<>();
            long cursor = 0;
            while (seen.size() < 161 || !seen.equals(all(atOne))) {
                ChangesResponse page = atTwo.changes(cursor, 7, 1);
                assertThat(page.cursor()).isGreaterThanOrEqualTo(cursor);
                page.records().forEach(record -> seen.put(record.key().toString(), record));
                cursor = page.cursor();
            }
        }
        assertThat(all(atTwo)).isEqualTo(all(atOne));
    }

    @Test
    void anAnnouncementThatIsLostDelaysAPollAndNoMore() throws Exception {
        assertThat(atTwo.changes(0, 1, 0).cursor()).isZero();
        var poll = poll(atTwo, 0);
        await().until(() -> two.isAwaited("home"));
        Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'outboxfx-listen'");

        atOne.push(Ops.title("t1", "news"));

        await().atMost(Duration.ofSeconds(10)).until(poll::isDone);
        assertThat(poll.join().records()).hasSize(1);
    }

    @Test
    void aServerWhoseConnectionsAreCutServesAgain() throws Exception {
        atOne.push(Ops.title("t1", "before"));

        Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'outboxfx-%'");

        Ops after = Ops.title("t2", "after");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> assertThat(atOne.pushOne(after).status()).isIn(Status.APPLIED, Status.DUPLICATE));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(atTwo.records()).hasSize(2));
    }

    @Test
    void aTokenIssuedAtOneIsGoodAtTheOther() throws Exception {
        try (var ben = new Client(two.address(), one.issueToken("new-workspace", "ben"))) {
            assertThat(ben.pushOne(Ops.title("t1", "his")).status()).isEqualTo(Status.APPLIED);
            assertThat(atTwo.records()).isEmpty();
        }
    }

    @Test
    void bothMayMakeTheSameWorkspaceAtOnce() {
        for (int round = 0; round < 20; round++) {
            String workspace = "w" + round;
            var other = CompletableFuture.supplyAsync(() -> two.issueToken(workspace, "anna"),
                    Executors.newVirtualThreadPerTaskExecutor());

            assertThat(one.issueToken(workspace, "ben")).isNotEqualTo(other.join());
        }
    }

    @Test
    void aServerOfAnOlderVersionRefusesTheDatabase() {
        String schema = address.url().replaceAll(".*currentSchema=", "");
        Postgres.execute("update " + schema + ".schema_version set version = 99");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> server(time)).withMessageContaining("newer version of this program")
                .withMessageContaining("99");
    }

    private static CompletableFuture<ChangesResponse> poll(Client client, long after) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.changes(after, Limits.MAX_PAGE_RECORDS, Limits.MAX_WAIT_SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }, Executors.newVirtualThreadPerTaskExecutor());
    }

    private static OpResult push(Client client, Ops op) {
        try {
            return client.pushOne(op);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Record> all(Client client) throws Exception {
        var all = new TreeMap<String, Record>();
        client.records().forEach(record -> all.put(record.key().toString(), record));
        return all;
    }
}
