package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.outboxfx.clock.HybridTimestamp;
import org.outboxfx.record.Record;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.OpResult.Status;

/** Many at once, over real sockets. */
@ParameterizedClass
@EnumSource(Kind.class)
class ConcurrencyTest {

    private static final int WRITERS = 16;
    private static final int EDITS = 30;

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private SyncServer server;
    private Client anna;

    @BeforeEach
    void start() {
        server = kind.server(folder).start();
        anna = new Client(server.address(), server.issueToken("home", "anna"));
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    @Test
    void theSameBatchSentTwiceAtOnceIsAppliedOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            Ops edit = Ops.title("t" + round, "milk");

            List<OpResult> both = atOnce(2, () -> anna.pushOne(edit));

            assertThat(both).extracting(OpResult::status).containsExactlyInAnyOrder(Status.APPLIED, Status.DUPLICATE);
            assertThat(both.getFirst().seq()).isEqualTo(both.getLast().seq());
        }
        assertThat(anna.changes(0, 500, 0).cursor()).isEqualTo(20);
    }

    @Test
    void whoFollowsTheFeedWhileSixteenWriteMissesNothing() throws Exception {
        var writing = new AtomicBoolean(true);
        var follower = CompletableFuture.supplyAsync(() -> follow(writing), Executors.newVirtualThreadPerTaskExecutor());

        atOnce(WRITERS, () -> {
            String own = Ops.title("x", "").opId();
            for (int i = 0; i < EDITS; i++) {
                HybridTimestamp stamp = Ops.later(i);
                anna.push(Ops.title(own + "-" + i, "new"), Ops.title("shared", own + i).at(stamp),
                        Ops.title(own, "edit " + i).at(stamp));
            }
            return own;
        });
        writing.set(false);

        Map<String, Record> followed = follower.join();
        Map<String, Record> whole = pages(0, 7);
        assertThat(followed).isEqualTo(whole);
        assertThat(whole).hasSizeGreaterThan(WRITERS * (EDITS + 1));
    }

    @Test
    void aWaitingPollIsWokenByTheCommitItWaitsFor() throws Exception {
        anna.push(Ops.title("t0", "first"));
        for (int round = 1; round <= 10; round++) {
            long after = round;
            Future<ChangesResponse> poll = CompletableFuture.supplyAsync(() -> uncheckedChanges(after, 25));

            anna.push(Ops.title("t" + round, "news"));

            await().atMost(Duration.ofSeconds(2)).until(poll::isDone);
            assertThat(poll.get().cursor()).isEqualTo(after + 1);
        }
    }

    @Test
    void closingAnswersWaitingPollsAndKeepsWhatWasAcknowledged() throws Exception {
        anna.push(Ops.title("t1", "kept"));
        Future<ChangesResponse> poll = CompletableFuture.supplyAsync(() -> uncheckedChanges(1, 25));
        await().until(() -> anna.get("/v1/health").statusCode() == 204);

        long begin = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        await().atMost(Duration.ofSeconds(2)).until(poll::isDone);
        start();
        assertThat(anna.records()).hasSize(1);
    }

    @Test
    void threeHundredHalfOpenConnectionsHoldNoOneUp() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket("127.0.0.1", server.address().getPort());
                sockets.add(socket);
                socket.getOutputStream().write("POST /v1/ops HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(US_ASCII));
            }

            long begin = System.nanoTime();
            anna.push(Ops.title("t1", "milk"));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private Map<String, Record> follow(AtomicBoolean writing) {
        var seen = new HashMap<String, Record>();
        long cursor = 0;
        boolean last = false;
        while (!last) {
            last = !writing.get();
            ChangesResponse page = uncheckedChanges(cursor, last ? 0 : 1);
            page.records().forEach(record -> seen.put(record.key().toString(), record));
            assertThat(page.cursor()).isGreaterThanOrEqualTo(cursor);
            last &= !page.more() && page.cursor() == cursor;
            cursor = page.cursor();
        }
        return seen;
    }

    private Map<String, Record> pages(long after, int limit) throws Exception {
        var seen = new HashMap<String, Record>();
        ChangesResponse page = anna.changes(after, limit, 0);
        page.records().forEach(record -> seen.put(record.key().toString(), record));
        while (page.more()) {
            page = anna.changes(page.cursor(), limit, 0);
            page.records()
                    .forEach(record -> assertThat(seen.put(record.key().toString(), record)).as("each record once").isNull());
        }
        return seen;
    }

    private ChangesResponse uncheckedChanges(long after, int wait) {
        try {
            return anna.changes(after, Limits.MAX_PAGE_RECORDS, wait);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
