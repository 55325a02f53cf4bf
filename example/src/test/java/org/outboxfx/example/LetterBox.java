package org.outboxfx.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The server of whoever wrote the form: it keeps letters by their id, or does what a test says. */
final class LetterBox implements AutoCloseable {

    enum Mood {
        TAKES, REFUSES, TAKES_WITHOUT_A_WORD
    }

    private final HttpServer server;
    private final Map<String, String> letters = new LinkedHashMap<>();
    private volatile Mood mood = Mood.TAKES;
    private volatile int posts;

    LetterBox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void is(Mood next) {
        mood = next;
    }

    synchronized List<String> letters() {
        return List.copyOf(letters.values());
    }

    int posts() {
        return posts;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            posts++;
            if (mood != Mood.REFUSES) {
                String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                letters.put(id, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            if (mood != Mood.TAKES_WITHOUT_A_WORD) {
                exchange.sendResponseHeaders(mood == Mood.TAKES ? 204 : 503, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
