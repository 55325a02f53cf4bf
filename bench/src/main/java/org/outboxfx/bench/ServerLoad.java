package org.outboxfx.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.outboxfx.clock.HybridClock;

/**
 * What a server process bears and what it costs. Linux only.
 *
 * <pre>
 * ServerLoad ops      h2|jdbc:postgresql:…  BATCH CONNECTIONS WORKSPACES SECONDS
 * ServerLoad polls    h2|jdbc:postgresql:…  COUNT
 * ServerLoad halfopen h2|jdbc:postgresql:…  COUNT
 * </pre>
 */
public final class ServerLoad {

    private static final int MEMBERS_POLLS = 60;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final HybridClock CLOCK = new HybridClock("00000000000000aa", InstantSource.system());

    private ServerLoad() {}

    public static void main(String[] arguments) throws Exception {
        int[] numbers = IntStream.range(2, arguments.length).map(i -> Integer.parseInt(arguments[i])).toArray();
        switch (arguments[0]) {
            case "ops" -> ops(arguments[1], numbers[0], numbers[1], numbers[2], Duration.ofSeconds(numbers[3]));
            case "polls" -> polls(arguments[1], numbers[0]);
            case "halfopen" -> halfOpen(arguments[1], numbers[0]);
            default -> throw new IllegalArgumentException("Expected ops, polls or halfopen.");
        }
    }

    /** Every operation makes a new task. A third of the time goes by before anything is counted. */
    private static void ops(String where, int batch, int connections, int workspaces, Duration length) throws Exception {
        try (var server = LoadedServer.start(where, workspaces, connections)) {
            push(server, batch, length.dividedBy(2));
            LoadedServer.Used before = server.used();
            long begin = System.nanoTime();
            List<Long> requests = push(server, batch, length);
            double seconds = (System.nanoTime() - begin) / 1e9;
            LoadedServer.Used used = server.used().since(before);
            double operations = (double) requests.size() * batch;
            System.out.printf(
                    "%s, %d per request, %d connections, %d workspaces: %.0f operations/s, request p50 %.1f p99 %.1f ms,"
                            + " processor per operation: server %.0f us, PostgreSQL %.0f us; server %d MB%n",
                    kind(where), batch,
                    connections, workspaces, operations / seconds, millis(requests, 0.5), millis(requests, 0.99),
                    micros(used.server(), operations), micros(used.postgres(), operations), server.megabytes());
        }
    }

    private static List<Long> push(LoadedServer server, int batch, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        var took = new ConcurrentLinkedQueue<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pushing = new ArrayList<Future<?>>();
            for (String token : server.tokens()) {
                pushing.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        HttpRequest request = request(server, token, "/v1/ops")
                                .POST(BodyPublishers.ofByteArray(RawPosts.batch(CLOCK, batch)))
                                .build();
                        long begin = System.nanoTime();
                        var answer = HTTP.send(request, BodyHandlers.ofString());
                        took.add(System.nanoTime() - begin);
                        if (answer.statusCode() != 200 || !answer.body().contains("APPLIED")) {
                            throw new IllegalStateException("The server answered " + answer.statusCode());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : pushing) {
                each.get();
            }
        }
        return List.copyOf(took);
    }

    private static void polls(String where, int count) throws Exception {
        try (var server = LoadedServer.start(where, 1, count / MEMBERS_POLLS + 1)) {
            push(server, 1, Duration.ofSeconds(1));
            long cursor = cursor(server);
            long before = server.megabytes();
            LoadedServer.Used usedBefore = server.used();
            var waiting = new CountDownLatch(count);
            var woken = new ArrayList<Future<Long>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < count; i++) {
                    String token = server.tokens().get(i / MEMBERS_POLLS);
                    woken.add(threads.submit(() -> poll(server, token, cursor, waiting)));
                }
                waiting.await();
                Thread.sleep(3_000);
                long during = server.megabytes();
                long begin = System.nanoTime();
                HTTP.send(
                        request(server, server.tokens().getFirst(), "/v1/ops")
                                .POST(BodyPublishers.ofByteArray(RawPosts.batch(CLOCK, 1))).build(),
                        BodyHandlers.discarding());
                var took = new ArrayList<Long>();
                for (Future<Long> each : woken) {
                    took.add(each.get() - begin);
                }
                LoadedServer.Used used = server.used().since(usedBefore);
                System.out.printf(
                        "%s, %d polls waiting: server %d MB before, %d MB with them, %d MB afterwards; after a commit the"
                                + " first was answered after %.0f ms, half after %.0f, the last after %.0f;"
                                + " processor per poll: server %.0f us, PostgreSQL %.0f us%n",
                        kind(where), count, before, during, server.megabytes(), millis(took, 0), millis(took, 0.5),
                        millis(took, 1), micros(used.server(), count), micros(used.postgres(), count));
            }
        }
    }

    /** @return when the answer began */
    private static long poll(LoadedServer server, String token, long cursor, CountDownLatch waiting) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET /v1/changes?wait=25&after=" + cursor + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + token + "\r\n\r\n").getBytes(US_ASCII));
            waiting.countDown();
            byte[] status = socket.getInputStream().readNBytes(12);
            if (!new String(status, US_ASCII).equals("HTTP/1.1 200")) {
                throw new IOException("The server answered " + new String(status, US_ASCII));
            }
            return System.nanoTime();
        }
    }

    private static long cursor(LoadedServer server) throws IOException, InterruptedException {
        String cursor = "0";
        while (true) {
            String page = HTTP.send(request(server, server.tokens().getFirst(), "/v1/changes?after=" + cursor).build(),
                    BodyHandlers.ofString()).body();
            cursor = page.replaceAll("(?s).*\"cursor\":([0-9]+),.*", "$1");
            if (page.contains("\"more\":false")) {
                return Long.parseLong(cursor);
            }
        }
    }

    private static void halfOpen(String where, int count) throws Exception {
        var sockets = new ArrayList<Socket>();
        try (var server = LoadedServer.start(where, 1, 1)) {
            ask(server, 3_000);
            List<Long> without = ask(server, 3_000);
            for (int i = 0; i < count; i++) {
                var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.address().getPort());
                sockets.add(socket);
                socket.getOutputStream().write("POST /v1/ops HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(US_ASCII));
            }
            List<Long> with = ask(server, 3_000);
            System.out.printf(
                    "%s, durable changes one by one: p50 %.1f p99 %.1f ms; with %d half-open connections p50 %.1f p99 %.1f ms%n",
                    kind(where), millis(without, 0.5), millis(without, 0.99), count, millis(with, 0.5), millis(with, 0.99));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static List<Long> ask(LoadedServer server, int millis) throws Exception {
        return push(server, 1, Duration.ofMillis(millis));
    }

    private static HttpRequest.Builder request(LoadedServer server, String token, String path) {
        return HttpRequest.newBuilder(server.address().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static double micros(Duration used, double parts) {
        return used.toNanos() / 1e3 / parts;
    }

    private static double millis(List<Long> nanos, double quantile) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * quantile))) / 1e6;
    }

    private static String kind(String where) {
        return where.equals("h2") ? "H2" : "PostgreSQL";
    }
}
