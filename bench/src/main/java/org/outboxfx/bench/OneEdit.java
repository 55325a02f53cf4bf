package org.outboxfx.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.outboxfx.ClientEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.clock.HybridClock;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;
import org.outboxfx.wire.Limits;

/**
 * Two devices and a server that hold many records: how long a new device takes to have them all, and how long one edit takes
 * from one device's hand to the other device's database. One line for each size given as an argument, so that one sees whether the
 * cost of an edit depends on how much there is.
 */
public final class OneEdit {

    private static final int EDITS = 100;
    private static final int WARM_UP = 30;

    private OneEdit() {}

    public static void main(String[] sizes) throws IOException, InterruptedException {
        for (String size : sizes) {
            Path folder = Folders.create();
            try {
                measure(folder, Integer.parseInt(size));
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static void measure(Path folder, int records) throws IOException, InterruptedException {
        try (var time = new SystemTimekeeper();
                var server = SyncServer.builder().port(0).data(folder.resolve("server")).timekeeper(time).start()) {
            String token = server.issueToken("home", "ann");
            double filled = fill(server, token, records, time);
            try (OutboxClient writer = device(folder.resolve("writer"), server, token, time);
                    OutboxClient reader = device(folder.resolve("reader"), server, token, time)) {
                double pulled = pull(writer, records);
                double again = pull(reader, records);
                var edits = new ArrayList<Double>();
                for (int i = 0; i < WARM_UP + EDITS; i++) {
                    double millis = edit(writer, reader);
                    if (i >= WARM_UP) {
                        edits.add(millis);
                    }
                }
                print(records, filled, pulled, again, edits);
            }
        }
    }

    private static OutboxClient device(Path files, SyncServer server, String token, SystemTimekeeper time) {
        return OutboxClient.builder(files).server(server.address(), () -> token).timekeeper(time).interfaces(() -> Set.of("lo"))
                .open();
    }

    private static double fill(SyncServer server, String token, int records, SystemTimekeeper time) throws IOException {
        var clock = new HybridClock("00000000000000aa", time);
        long begin = System.nanoTime();
        try (var posts = new RawPosts(server.address(), token)) {
            for (int sent = 0; sent < records; sent += Limits.MAX_BATCH_OPERATIONS) {
                posts.post(RawPosts.batch(clock));
            }
        }
        return seconds(begin);
    }

    /** Starts a new device and waits until it has been told of every record. */
    private static double pull(OutboxClient device, int records) throws InterruptedException {
        var missing = new CountDownLatch(records);
        try (var _ = device.onEvent(event -> {
            if (event instanceof ClientEvent.RecordsChanged changed) {
                changed.keys().forEach(_ -> missing.countDown());
            }
        })) {
            long begin = System.nanoTime();
            device.start();
            missing.await();
            return seconds(begin);
        }
    }

    /** From the call on one device until the other has told of the record. */
    private static double edit(OutboxClient writer, OutboxClient reader) {
        var key = new RecordKey("task", OutboxClient.newId());
        var arrived = new CompletableFuture<Boolean>();
        try (var _ = reader.onEvent(event -> {
            if (event instanceof ClientEvent.RecordsChanged changed && changed.keys().contains(key)) {
                arrived.complete(true);
            }
        })) {
            long begin = System.nanoTime();
            var _ = writer.submit(Change.put(key, Map.of("title", FieldValue.of("Water the tomatoes")))).join();
            arrived.join();
            return seconds(begin) * 1000;
        }
    }

    private static void print(int records, double filled, double pulled, double again, List<Double> edits) {
        Collections.sort(edits);
        System.out.printf(
                "%,9d records: posted in %.1f s (%,.0f/s), first pull %.2f s, second device %.2f s (%,.0f/s); one edit median %.1f ms, p95 %.1f ms; heap used %,d MB%n",
                records, filled, records / filled, pulled, again, records / again, edits.get(EDITS / 2),
                edits.get(EDITS * 95 / 100),
                usedMegabytes());
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
