package org.outboxfx.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.ReachabilitySignal;
import org.outboxfx.storage.Database;
import org.outboxfx.sync.SyncLifecycle;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.sync.SyncOptions;

/** Opens a database in which many tags are pending, and fires them all. One line for each size given as an argument. */
public final class ManyTags {

    private static final int TAGS_A_TRANSACTION = 1_000;

    private ManyTags() {}

    public static void main(String[] sizes) {
        for (String size : sizes) {
            Path folder = Folders.create();
            try {
                measure(folder, Integer.parseInt(size));
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static void measure(Path folder, int count) {
        try (Device device = Device.open(folder)) {
            register(device, count);
        }
        long begin = System.nanoTime();
        try (Device device = Device.open(folder)) {
            long opened = System.nanoTime();
            int found = device.manager.getTags().join().size();
            long loaded = System.nanoTime();
            var fired = new AtomicInteger();
            var refused = new AtomicInteger();
            device.manager.observe(news -> {
                if (news instanceof SyncLifecycle.StorageFailed) {
                    refused.incrementAndGet();
                }
            });
            device.manager.listen(_ -> fired.incrementAndGet());
            device.network.set(Reachability.ONLINE);
            int threads = Thread.getAllStackTraces().size();
            while (fired.get() < count) {
                threads = Math.max(threads, Thread.getAllStackTraces().size());
                pause();
            }
            device.manager.awaitQuiescent().join();
            long ended = System.nanoTime();
            System.out.printf(
                    "%,9d tags: file open %,5d ms, loaded %,5d ms later (%,d); fired in %,7d ms, %,4d us each, %d threads, %,d writes refused%n",
                    count, millis(opened - begin), millis(loaded - opened), found, millis(ended - loaded),
                    (ended - loaded) / 1000 / count, threads, refused.get());
        }
    }

    private static void register(Device device, int count) {
        device.manager.listen(_ -> {});
        for (int from = 0; from < count; from += TAGS_A_TRANSACTION) {
            int first = from;
            device.database.inTransaction(tx -> {
                for (int i = first; i < Math.min(count, first + TAGS_A_TRANSACTION); i++) {
                    device.manager.register(tx, "tag " + i, SyncOptions.standard());
                }
                return true;
            });
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a measurement.", e);
        }
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private record Device(Database database, ReachabilitySignal network, SystemTimekeeper time, SyncManager manager)
            implements
                AutoCloseable {

        static Device open(Path folder) {
            Database database = Database.open(folder.resolve("tags"), List.of(SyncManager.schema()));
            var network = new ReachabilitySignal(Reachability.OFFLINE);
            var time = new SystemTimekeeper();
            var events = Executors.newVirtualThreadPerTaskExecutor();
            return new Device(database, network, time,
                    new SyncManager("profile", database, network, time, events, new Random(1), SyncLimits.standard()));
        }

        @Override
        public void close() {
            manager.close();
            database.close();
            time.close();
        }
    }
}
