package org.outboxfx.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.outboxfx.OutboxClient;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.wire.Limits;

/**
 * From "the connection is back" to "every entry is confirmed by the feed", against a real server over loopback that
 * stores durably; beside it a loop that posts the same operations in batches of 100 and keeps nothing on the client.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@State(Scope.Benchmark)
public class DrainBenchmark {

    @Param({"1000", "10000"})
    public int entries;

    private final Path folder = Folders.create();
    private final SystemTimekeeper time = new SystemTimekeeper();
    private final SyncServer server = SyncServer.builder().port(0).data(folder.resolve("server")).timekeeper(time).start();
    private final String token = server.issueToken("home", "ann");
    private final OutboxClient client = OutboxClient.builder(folder.resolve("client")).server(server.address(), () -> token)
            .timekeeper(time)
            .interfaces(() -> Set.of("lo")).open();
    private final RawPosts posts = new RawPosts(server.address(), token);
    private final List<byte[]> batches = new ArrayList<>();

    @Setup
    public void start() {
        client.start();
    }

    @Setup(Level.Invocation)
    public void fill() {
        client.workOffline(true);
        var changes = new ArrayList<Change>();
        for (int i = 0; i < entries; i++) {
            changes.add(Change.put(new RecordKey("task", OutboxClient.newId()),
                    Map.of("title", FieldValue.of("Water the tomatoes " + i))));
        }
        client.submitAll(changes).join();
        batches.clear();
        var clock = new HybridClock("00000000000000aa", time);
        for (int from = 0; from < entries; from += Limits.MAX_BATCH_OPERATIONS) {
            batches.add(RawPosts.batch(clock));
        }
    }

    @Benchmark
    public void drain() {
        client.workOffline(false);
        client.whenQuiescent().join();
    }

    @Benchmark
    public int postByHand() throws java.io.IOException {
        int answered = 0;
        for (byte[] batch : batches) {
            answered += posts.post(batch);
        }
        return answered;
    }

    @TearDown
    public void close() {
        client.close();
        server.close();
        time.close();
        posts.close();
        Folders.delete(folder);
    }
}
