package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.outboxfx.record.Record;
import org.outboxfx.wire.ChangesResponse;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Problem;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** A client of the server under test, with the JDK's own HTTP client, so that both ends are not of our making. */
final class Client implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;

    Client(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    String token() {
        return token;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return post(path, body.getBytes(UTF_8));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    List<OpResult> push(Ops... operations) throws IOException, InterruptedException, WireException {
        return push(Arrays.stream(operations).map(Ops::op).toList());
    }

    OpResult pushOne(Ops operation) throws IOException, InterruptedException, WireException {
        return push(operation).getFirst();
    }

    List<OpResult> push(List<Operation> operations) throws IOException, InterruptedException, WireException {
        var answer = post("/v1/ops", Wire.write(new OpsRequest("00000000000000aa", operations)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("HTTP " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
        return Wire.read(answer.body(), OpsResponse.class).results();
    }

    /** The whole feed from its beginning. */
    List<Record> records() throws IOException, InterruptedException, WireException {
        return changes(0, Limits.MAX_PAGE_RECORDS, 0).records();
    }

    ChangesResponse changes(long after, int limit, int wait) throws IOException, InterruptedException, WireException {
        var answer = get("/v1/changes?after=" + after + "&limit=" + limit + "&wait=" + wait);
        if (answer.statusCode() != 200) {
            throw new AssertionError("HTTP " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
        }
        return Wire.read(answer.body(), ChangesResponse.class);
    }

    static Problem problem(HttpResponse<byte[]> answer) throws WireException {
        return Wire.read(answer.body(), Problem.class);
    }

    @Override
    public void close() {
        http.close();
    }
}
