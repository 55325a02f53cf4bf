package org.outboxfx.server.together;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.outboxfx.wire.OpsResponse;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/** An HTTP proxy that passes operations on in odd ways. */
final class Middleman implements AutoCloseable {

    private final HttpServer listening;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private volatile int copies = 1;
    private volatile UnaryOperator<OpsResponse> answer = UnaryOperator.identity();

    Middleman(URI server) throws IOException {
        this.server = server;
        listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::pass);
        listening.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
    }

    /** Each batch is sent so often, at once. */
    void multiply(int times) {
        copies = times;
    }

    /** The answers to batches come back like this. */
    void change(UnaryOperator<OpsResponse> how) {
        answer = how;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean batch = exchange.getRequestMethod().equals("POST");
            HttpRequest request = request(exchange, exchange.getRequestBody().readAllBytes());
            CompletableFuture<HttpResponse<byte[]>> first = http.sendAsync(request, BodyHandlers.ofByteArray());
            for (int copy = 1; batch && copy < copies; copy++) {
                http.sendAsync(request, BodyHandlers.ofByteArray()).join();
            }
            HttpResponse<byte[]> response = first.join();
            byte[] body = batch && response.statusCode() == 200 ? changed(response.body()) : response.body();
            response.headers().firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            response.headers().firstValue("Outbox-Nonce")
                    .ifPresent(nonce -> exchange.getResponseHeaders().set("Outbox-Nonce", nonce));
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : new String[]{"Authorization", "Outbox-Nonce", "Content-Type"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private byte[] changed(byte[] body) {
        try {
            return Wire.write(answer.apply(Wire.read(body, OpsResponse.class)));
        } catch (WireException e) {
            return body;
        }
    }

    @Override
    public void close() {
        listening.stop(0);
        http.shutdownNow();
    }
}
