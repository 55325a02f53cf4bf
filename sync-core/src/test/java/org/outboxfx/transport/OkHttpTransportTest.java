package org.outboxfx.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Reachability;
import org.outboxfx.transport.Answer.Failure;
import org.outboxfx.wire.OpsRequest;
import org.outboxfx.wire.OpsResponse;

class OkHttpTransportTest {

    private final SystemTimekeeper time = new SystemTimekeeper();
    private HttpServer server;
    private OkHttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        transport = new OkHttpTransport(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), () -> "token-1",
                time);
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
        time.close();
    }

    @Test
    void anAnswerOfOurServerIsRead() {
        answer("/v1/ops", 200, "application/json", "{\"serverTime\":12,\"results\":[]}");

        assertThat(send()).isInstanceOfSatisfying(Answer.Ok.class,
                ok -> assertThat(((OpsResponse) ok.value()).serverTime()).isEqualTo(12));
    }

    @ParameterizedTest
    @CsvSource({"429, BUSY", "500, BUSY", "503, BUSY", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "400, REFUSED", "413, REFUSED",
            "404, BUSY", "426, BUSY"})
    void aProblemIsToldApartByItsStatus(int status, Failure failure) {
        answer("/v1/ops", status, "application/problem+json", "{\"title\":\"No\",\"status\":" + status + ",\"detail\":\"d\"}");

        assertThat(failed(send()).failure()).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({"200, text/html", "302, text/html", "200, application/json"})
    void aPageOfSomeoneElseIsNotTakenForAnAnswer(int status, String type) {
        answer("/v1/ops", status, type, "<html>Sign in</html>");

        assertThat(failed(send()).failure()).isEqualTo(Failure.CAPTIVE);
    }

    @Test
    void retryAfterIsRead() {
        server.createContext("/v1/ops", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            reply(exchange, 503, "application/problem+json", "{\"title\":\"Busy\",\"status\":503,\"detail\":\"d\"}");
        });

        assertThat(failed(send()).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (var nobody = new OkHttpTransport(URI.create("http://127.0.0.1:" + free + "/"), () -> null, time)) {
            assertThat(failed(nobody.send(new OpsRequest("d", List.of()))).failure()).isEqualTo(Failure.UNREACHABLE);
            assertThat(nobody.probe()).isEqualTo(Reachability.SERVER_DOWN);
        }
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerLeavesTheOutcomeOpen() {
        server.createContext("/v1/ops", HttpExchange::close);

        assertThat(failed(send()).failure()).isEqualTo(Failure.NO_ANSWER);
    }

    @Test
    void aRequestOnItsWayCanBeGivenUpAndLaterOnesWork() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.createContext("/v1/ops", exchange -> {
            arrived.countDown();
            awaitQuietly(release);
            reply(exchange, 200, "application/json", "{\"serverTime\":1,\"results\":[]}");
        });
        CompletableFuture<Answer<OpsResponse>> pending = CompletableFuture.supplyAsync(this::send,
                task -> Thread.ofVirtual().start(task));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        transport.dropConnections();

        assertThat(failed(pending.get(10, TimeUnit.SECONDS)).failure()).isEqualTo(Failure.NO_ANSWER);
        release.countDown();
        assertThat(send()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void onlyAServerThatRepeatsTheNonceIsOurs() {
        server.createContext("/v1/health", exchange -> {
            exchange.getResponseHeaders().set(OkHttpTransport.NONCE_HEADER,
                    exchange.getRequestHeaders().getFirst(OkHttpTransport.NONCE_HEADER));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(transport.probe()).isEqualTo(Reachability.ONLINE);

        server.removeContext("/v1/health");
        answer("/v1/health", 200, "text/html", "<html>Sign in</html>");
        assertThat(transport.probe()).isEqualTo(Reachability.CAPTIVE);
    }

    @Test
    void theTokenGoesWithTheRequestAndIsNeverPartOfAMessage() {
        server.createContext("/v1/ops", exchange -> reply(exchange, "Bearer token-1".equals(
                exchange.getRequestHeaders().getFirst("Authorization")) ? 401 : 500, "text/plain", "token-1"));

        Answer.Failed<OpsResponse> failed = failed(send());

        assertThat(failed.failure()).isEqualTo(Failure.UNAUTHORIZED);
        assertThat(failed.detail()).doesNotContain("token-1");
    }

    @Test
    void plainHttpIsOnlyForThisMachine() {
        assertThatThrownBy(() -> new OkHttpTransport(URI.create("http://example.org/"), () -> null, time))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("example.org").hasMessageContaining("https");
    }

    private Answer<OpsResponse> send() {
        return transport.send(new OpsRequest("00000000000000aa", List.of()));
    }

    private static <T> Answer.Failed<T> failed(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return (Answer.Failed<T>) answer;
    }

    private void answer(String path, int status, String type, String body) {
        server.createContext(path, exchange -> reply(exchange, status, type, body));
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody released the request.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
