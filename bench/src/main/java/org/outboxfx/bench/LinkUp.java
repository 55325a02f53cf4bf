package org.outboxfx.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the link between two network namespaces down and up, and measures how long after it came up the server sees a
 * request. Started by {@code bench/link-up.sh}, which makes the namespaces. Arguments: near namespace, far namespace, rounds.
 */
public final class LinkUp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofMillis(1_500);

    /** How a link goes away, and what happens before it returns. */
    private enum Set {
        /** The device's own interface is switched off for three seconds, as wireless is. */
        SWITCHED_OFF,
        /** The other end goes away for three seconds, as when a cable is pulled: addresses stay, the carrier is lost. */
        UNPLUGGED,
        /** The link returns just after an attempt has failed, before anyone has noticed that it was gone. */
        AFTER_A_FAILURE
    }

    private final String near;
    private final String far;
    private final Part server;
    private final Part client;
    private final Random random = new Random();

    private LinkUp(String near, String far) throws IOException {
        this.near = near;
        this.far = far;
        server = Part.start(far, "LinkServer", "10.213.0.2", "8484");
        server.await("READY", 0);
        client = Part.start(near, "LinkClient", "http://10.213.0.2:8484");
        client.await("ONLINE", 0);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var link = new LinkUp(arguments[0], arguments[1])) {
            for (Set set : Set.values()) {
                link.measure(set, Integer.parseInt(arguments[2]));
            }
        }
    }

    private void measure(Set set, int rounds) throws IOException, InterruptedException {
        var request = new ArrayList<Double>();
        var event = new ArrayList<Double>();
        var sent = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            pause(REST.plusMillis(random.nextInt(1_000))); // never in step with the looks at the interfaces
            long up = interrupt(set);
            request.add(millis(up, server.await("REQUEST", up)));
            sent.add(millis(up, server.await("POST", up)));
            event.add(millis(up, client.await("EVENT", up)));
        }
        print(set, "first request at the server", request);
        print(set, "sync event at the listener", event);
        print(set, "the listener's request at the server", sent);
    }

    /** @return the moment before the link was brought up */
    private long interrupt(Set set) throws IOException, InterruptedException {
        String end = set == Set.UNPLUGGED ? far : near;
        String device = set == Set.UNPLUGGED ? "far0" : "near0";
        long down = System.nanoTime();
        run("ip", "-n", end, "link", "set", device, "down");
        if (set == Set.AFTER_A_FAILURE) {
            client.send("register");
            client.await("FAILED", down);
        } else {
            pause(OUTAGE);
            client.send("register");
            client.await("REGISTERED", down);
        }
        long up = System.nanoTime();
        run("ip", "-n", end, "link", "set", device, "up");
        return up;
    }

    private static void print(Set set, String what, List<Double> millis) {
        Collections.sort(millis);
        int last = millis.size() - 1;
        System.out.printf("%-15s -> %-36s n=%d median %,4.0f ms, p95 %,4.0f ms, max %,4.0f ms%n", set, what, millis.size(),
                millis.get(last / 2), millis.get((int) Math.ceil(last * 0.95)), millis.get(last));
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("Failed: " + String.join(" ", command));
        }
    }

    @Override
    public void close() {
        client.process.destroy();
        server.process.destroy();
    }

    /** A program in a namespace, and what it has said: words, then the machine's monotonic time. */
    private record Part(Process process, List<String> lines) {

        static Part start(String namespace, String program, String... arguments) throws IOException {
            var command = new ArrayList<>(List.of("ip", "netns", "exec", namespace,
                    ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"),
                    "org.outboxfx.bench." + program));
            command.addAll(Arrays.asList(arguments));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var part = new Part(process, new ArrayList<>());
            Thread.ofPlatform().daemon().start(() -> part.listen(process.inputReader()));
            return part;
        }

        private void listen(BufferedReader output) {
            output.lines().forEach(line -> {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            });
        }

        void send(String line) {
            try {
                var input = process.outputWriter();
                input.write(line + "\n");
                input.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The time of the first line after a moment that has the word. */
        long await(String word, long after) {
            long patience = System.nanoTime() + PATIENCE.toNanos();
            synchronized (lines) {
                while (System.nanoTime() < patience) {
                    for (String line : lines) {
                        long at = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
                        if (at >= after && line.contains(word)) {
                            return at;
                        }
                    }
                    waitForMore();
                }
                throw new IllegalStateException("No " + word + " within " + PATIENCE + " in:\n" + String.join("\n", lines));
            }
        }

        private void waitForMore() {
            try {
                lines.wait(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts a measurement.", e);
            }
        }
    }
}
