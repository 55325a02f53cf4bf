package org.outboxfx.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.network.Reachability;
import org.outboxfx.network.ReachabilitySignal;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Schema;
import org.outboxfx.sync.SyncLimits;
import org.outboxfx.sync.SyncManager;
import org.outboxfx.sync.SyncOptions;

/** What a registration costs, durable when the call returns, and how soon the listener hears of connectivity. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class BackgroundSyncBenchmark {

    private static final String PENDING = "pending";

    /** An offline device with one pending tag. */
    @State(Scope.Benchmark)
    public static class Device {
        final ReachabilitySignal network = new ReachabilitySignal(Reachability.OFFLINE);
        final Path folder = Folders.create();
        final SystemTimekeeper time = new SystemTimekeeper();
        final ExecutorService events = Executors.newVirtualThreadPerTaskExecutor();
        final Database database = Database.open(folder.resolve("sync"), List.of(SyncManager.schema(), letters()));
        final SyncManager manager = new SyncManager("profile", database, network, time, events, new Random(1),
                SyncLimits.standard());
        volatile CompletableFuture<Void> heard = new CompletableFuture<>();
        long number;

        @Setup
        public void listen() {
            manager.listen(_ -> heard.complete(null));
            manager.register(PENDING).join();
        }

        @TearDown
        public void close() {
            network.set(Reachability.OFFLINE);
            manager.close();
            database.close();
            time.close();
            events.close();
            Folders.delete(folder);
        }

        private static Schema letters() {
            return Schema.of("letters", BackgroundSyncBenchmark.class, "letters.sql");
        }
    }

    /** The same device at the moment before connectivity returns: one tag is pending on disk. */
    @State(Scope.Benchmark)
    public static class Offline {
        @Setup(Level.Invocation)
        public void goOffline(Device device) {
            device.network.set(Reachability.OFFLINE);
            device.manager.awaitQuiescent().join();
            device.heard = new CompletableFuture<>();
            device.manager.register("signalled").join();
            device.manager.getTags().join();
        }
    }

    @Benchmark
    public void registerNewTag(Device device) {
        device.manager.register("tag " + device.number++).join();
    }

    @Benchmark
    public void registerPendingTag(Device device) {
        device.manager.register(PENDING).join();
    }

    @Benchmark
    public int oneRow(Device device) {
        return device.database.inTransaction(tx -> tx.update("insert into letter values (?)", device.number++));
    }

    @Benchmark
    public int oneRowAndANewTag(Device device) {
        return device.database.inTransaction(tx -> {
            device.manager.register(tx, "tag " + device.number, SyncOptions.outbox());
            return tx.update("insert into letter values (?)", device.number++);
        });
    }

    /** From the news that the server can be reached to the listener; the begin of the attempt is durable in between. */
    @Benchmark
    public void signalToListener(Device device, Offline offline) {
        device.network.set(Reachability.ONLINE);
        device.heard.join();
    }
}
