package org.outboxfx.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.outboxfx.OutboxClient;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.Wire;

/** Posts batches of new tasks to a server and keeps nothing: what no client does, and the yardstick for one. */
final class RawPosts implements AutoCloseable {

    private static final String DEVICE = "00000000000000aa";
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(60)).build();
    private final URI server;
    private final String token;

    RawPosts(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** As many new tasks as a batch may hold. */
    static byte[] batch(HybridClock clock) {
        return batch(clock, Limits.MAX_BATCH_OPERATIONS);
    }

    static byte[] batch(HybridClock clock, int operations) {
        return Wire.write(new OpsRequest(DEVICE, IntStream.range(0, operations).mapToObj(_ -> newTask(clock)).toList()));
    }

    private static Operation newTask(HybridClock clock) {
        String id = OutboxClient.newId();
        return new Operation(OutboxClient.newId(), "task", id, Change.Kind.PUT, clock.next(), new TreeMap<>(),
                new TreeMap<>(java.util.Map.of("title", FieldValue.of("Water the tomatoes"))), "task:" + id, List.of(),
                Limits.SCHEMA, null,
                Change.Impact.LOW);
    }

    /** @return the length of the answer */
    int post(byte[] batch) throws IOException {
        var request = new Request.Builder().url(server.resolve("/v1/ops").toString()).header("Authorization", "Bearer " + token)
                .post(RequestBody.create(batch, JSON)).build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IllegalStateException("The server answered with status " + response.code() + ".");
            }
            return response.body().bytes().length;
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
