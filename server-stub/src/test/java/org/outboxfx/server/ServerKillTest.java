package org.outboxfx.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.record.Record;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.WireException;

/** What the server has acknowledged is there after a kill, and what is sent again takes effect once (docs/reliability.md). */
class ServerKillTest {

    private static final int KILLS = Integer.getInteger("outboxfx.kills", 50);
    private static final long SEED = Long.getLong("outboxfx.seed", 20_261_121);
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void everyAcknowledgedOperationIsThereAfterAKillAndTakesEffectOnce() throws Exception {
        var random = new Random(SEED);
        String token = issueToken();
        var writers = new ArrayList<Writer>();
        for (int w = 0; w < WRITERS; w++) {
            writers.add(new Writer(w, random.nextLong()));
        }

        int port = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var server = ServerProcess.start(port, folder)) {
                port = server.address().getPort();
                int batches = answered.get() + random.nextInt(12);
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<?>> running = writeUntilKilled(writers, server, token, threads);
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> answered.get() >= batches);
                    server.kill();
                    for (Future<?> each : running) {
                        each.get();
                    }
                }
            }
        }

        try (var server = ServerProcess.start(port, folder); var client = new Client(server.address(), token)) {
            for (Writer writer : writers) {
                writer.settle(client);
            }
            verify(writers, feed(client));
        }
    }

    private List<Future<?>> writeUntilKilled(List<Writer> writers, ServerProcess server, String token, ExecutorService threads)
            throws InterruptedException {
        var ready = new CountDownLatch(writers.size());
        List<Future<?>> running = new ArrayList<>();
        for (Writer writer : writers) {
            running.add(threads.submit(() -> {
                try (var client = new Client(server.address(), token)) {
                    ready.countDown();
                    writer.writeUntilKilled(client);
                }
                return null;
            }));
        }
        ready.await();
        return running;
    }

    private static void verify(List<Writer> writers, List<Record> feed) {
        Map<String, Record> records = feed.stream()
                .collect(Collectors.toMap(record -> record.key().id(), Function.identity(), (one, other) -> {
                    throw new AssertionError(one.key() + " is twice in the feed");
                }));
        int operations = 0;
        for (Writer writer : writers) {
            for (Operation operation : writer.sent) {
                Record record = records.get(operation.id());
                assertThat(record).as("seed %d: acknowledged %s", SEED, operation.opId()).isNotNull();
                assertThat(record.text("title")).isEqualTo("Written by " + operation.opId());
            }
            assertThat(writer.positions.values()).as("positions in the feed").doesNotHaveDuplicates();
            operations += writer.sent.size();
        }
        assertThat(records).as("seed %d: nothing that nobody sent", SEED).hasSize(operations);
        assertThat(operations).isGreaterThanOrEqualTo(KILLS);
    }

    private static List<Record> feed(Client client) throws IOException, InterruptedException, WireException {
        var all = new ArrayList<Record>();
        long after = 0;
        ChangesResponse page;
        do {
            page = client.changes(after, Limits.MAX_PAGE_RECORDS, 0);
            all.addAll(page.records());
            after = page.cursor();
        } while (page.more());
        return all;
    }

    private String issueToken() {
        try (var server = SyncServer.builder().data(folder).start()) {
            return server.issueToken("home", "anna");
        }
    }

    /** Sends new records in batches, and each batch again until it has been answered. */
    private final class Writer {

        private final int number;
        private final Random random;
        private final List<Operation> sent = Collections.synchronizedList(new ArrayList<>());
        /** Where in the feed an operation was put, as it was told first. */
        private final Map<String, Long> positions = new HashMap<>();
        private List<Operation> unanswered = List.of();
        private int next;

        Writer(int number, long seed) {
            this.number = number;
            this.random = new Random(seed);
        }

        void writeUntilKilled(Client client) throws InterruptedException, WireException {
            try {
                while (true) {
                    settle(client);
                    unanswered = batch();
                }
            } catch (IOException e) {
                return; // killed; what was on its way is sent again to the next
            }
        }

        /** Sends what has had no answer, as often as it takes. */
        void settle(Client client) throws IOException, InterruptedException, WireException {
            if (unanswered.isEmpty()) {
                return;
            }
            for (OpResult result : client.push(unanswered)) {
                assertThat(result.status()).isIn(OpResult.Status.APPLIED, OpResult.Status.DUPLICATE);
                positions.put(result.opId(), result.seq());
            }
            sent.addAll(unanswered);
            unanswered = List.of();
            answered.incrementAndGet();
            repeatOne(client);
        }

        /** An acknowledged operation that arrives once more is known, with the position it was given then. */
        private void repeatOne(Client client) throws IOException, InterruptedException, WireException {
            Operation old = sent.get(random.nextInt(sent.size()));
            OpResult again = client.push(List.of(old)).getFirst();
            assertThat(again.status()).as("seed %d: %s was acknowledged", SEED, old.opId()).isEqualTo(OpResult.Status.DUPLICATE);
            assertThat(again.seq()).isEqualTo(positions.get(old.opId()));
        }

        private List<Operation> batch() {
            var batch = new ArrayList<Operation>();
            int size = 1 + random.nextInt(20);
            for (int i = 0; i < size; i++) {
                String opId = "w" + number + "-" + next++;
                batch.add(Ops.title("t-" + opId, "Written by " + opId).opId(opId).op());
            }
            return batch;
        }
    }
}
