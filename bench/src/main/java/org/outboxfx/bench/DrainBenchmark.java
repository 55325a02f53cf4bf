package org.outboxfx.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
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
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.Wire;

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
    private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).build();
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
            batches.add(Wire
                    .write(new OpsRequest("00000000000000aa", changes.subList(from, from + Limits.MAX_BATCH_OPERATIONS).stream()
                            .map(change -> operation(change, clock)).toList())));
        }
    }

    private static Operation operation(Change change, HybridClock clock) {
        var key = new RecordKey(change.key().type(), OutboxClient.newId());
        return new Operation(OutboxClient.newId(), key.type(), key.id(), change.kind(), clock.next(), new java.util.TreeMap<>(),
                change.fields(),
                key.toString(), List.of(), Limits.SCHEMA, null, change.impact());
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
            var request = new Request.Builder().url(server.address().resolve("/v1/ops").toString())
                    .header("Authorization", "Bearer " + token)
                    .post(RequestBody.create(batch, MediaType.get("application/json"))).build();
            try (Response response = http.newCall(request).execute()) {
                if (response.code() != 200) {
                    throw new IllegalStateException("The server answered with status " + response.code() + ".");
                }
                answered += response.body().bytes().length;
            }
        }
        return answered;
    }

    @TearDown
    public void close() {
        client.close();
        server.close();
        time.close();
        http.dispatcher().executorService().shutdown();
        Folders.delete(folder);
    }
}
