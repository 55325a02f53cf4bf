package org.outboxfx.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * One change, durable when the call returns: record, outbox entry, registration and stamp in one transaction; beside it
 * the same number of rows written and synced with plain JDBC and the same H2 settings.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class EnqueueBenchmark {

    /** An offline device. */
    @State(Scope.Benchmark)
    public static class Device {
        private final Path folder = Folders.create();
        private final OutboxClient client = OutboxClient.builder(folder).interfaces(Set::of).open();

        @Setup
        public void start() {
            client.start();
        }

        @TearDown
        public void close() {
            client.close();
            Folders.delete(folder);
        }
    }

    /** The same rows, written by hand. */
    @State(Scope.Benchmark)
    public static class ByHand {
        private final Path folder = Folders.create();
        private final PlainRows rows = PlainRows.open(folder.resolve("plain"));

        @TearDown
        public void close() {
            rows.close();
            Folders.delete(folder);
        }
    }

    @Benchmark
    public OutboxEntry change(Device device) {
        var key = new RecordKey("task", OutboxClient.newId());
        return device.client
                .submit(Change.put(key, Map.of("title", FieldValue.of("Water the tomatoes"), "done", FieldValue.of(false))))
                .join();
    }

    @Benchmark
    public void sameRowsByHand(ByHand hand) {
        String id = UUID.randomUUID().toString();
        hand.rows.write(id,
                "{\"type\":\"task\",\"id\":\"" + id + "\",\"fields\":{\"done\":[false,\"1762070400000-0000-00000000000000aa\"],"
                        + "\"title\":[\"Water the tomatoes\",\"1762070400000-0000-00000000000000aa\"]}}");
    }
}
