package org.outboxfx.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** Two tables and a row of state, written by hand. */
    @State(Scope.Benchmark)
    public static class PlainH2 {
        private final Path folder = Folders.create();
        private final Connection connection;
        private final PreparedStatement record;
        private final PreparedStatement entry;
        private final PreparedStatement state;
        private final Statement sync;

        public PlainH2() throws SQLException {
            connection = DriverManager
                    .getConnection("jdbc:h2:file:" + folder.resolve("plain") + ";WRITE_DELAY=0;REUSE_SPACE=FALSE", "sa", "");
            sync = connection.createStatement();
            sync.execute("create table record (id varchar(64) primary key, fields varchar(1000000))");
            sync.execute(
                    "create table entry (number bigint generated always as identity primary key, id varchar(36) unique, fields varchar(1000000))");
            sync.execute("create table state (name varchar(32) primary key, content varchar(200))");
            connection.setAutoCommit(false);
            record = connection.prepareStatement("merge into record (id, fields) key (id) values (?, ?)");
            entry = connection.prepareStatement("insert into entry (id, fields) values (?, ?)");
            state = connection.prepareStatement("merge into state (name, content) key (name) values ('stamp', ?)");
        }

        @TearDown
        public void close() throws SQLException {
            connection.close();
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
    public void sameRowsByHand(PlainH2 plain) throws SQLException {
        String id = UUID.randomUUID().toString();
        String fields = "{\"type\":\"task\",\"id\":\"" + id
                + "\",\"fields\":{\"done\":[false,\"1762070400000-0000-00000000000000aa\"],"
                + "\"title\":[\"Water the tomatoes\",\"1762070400000-0000-00000000000000aa\"]}}";
        plain.record.setString(1, id);
        plain.record.setString(2, fields);
        plain.record.executeUpdate();
        plain.entry.setString(1, id);
        plain.entry.setString(2, fields);
        plain.entry.executeUpdate();
        plain.state.setString(1, id);
        plain.state.executeUpdate();
        plain.connection.commit();
        plain.sync.execute("checkpoint sync");
    }
}
