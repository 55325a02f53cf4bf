package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/** Acknowledged means there after reopening, whenever the process is killed (docs/reliability.md). */
class ClientKillTest {

    private static final int KILLS = Integer.getInteger("outboxfx.kills", 50);
    private static final long SEED = Long.getLong("outboxfx.seed", 20_261_102);

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedChangeIsThereAfterAKill() throws Exception {
        var random = new Random(SEED);
        Map<String, String> acknowledged = new LinkedHashMap<>();

        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.putAll(runAndKill("run" + kill, 1 + random.nextInt(120)));
            assertAllThere(acknowledged, "seed " + SEED + ", kill " + kill);
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    /** Kills the child right after it has acknowledged that many changes, and takes what it had managed to say besides. */
    private Map<String, String> runAndKill(String run, int changes) throws IOException {
        Process child = new ProcessBuilder(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
                        KilledClient.class.getName(), folder.toString(), run))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new ArrayList<String>();
        try (BufferedReader out = child.inputReader()) {
            while (said.size() < changes) {
                String line = out.readLine();
                assertThat(line).as("the child ended by itself after " + said.size() + " changes").isNotNull();
                said.add(line);
            }
            // By its handle: the process itself would close the stream that still holds what it said.
            child.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
            }
        } finally {
            child.destroyForcibly();
            await().atMost(10, TimeUnit.SECONDS).until(() -> !child.isAlive());
        }
        var pairs = new LinkedHashMap<String, String>();
        said.stream().map(line -> line.split(" ")).filter(parts -> parts.length == 2 && parts[1].length() == 36)
                .forEach(parts -> pairs.put(parts[0], parts[1]));
        return pairs;
    }

    private void assertAllThere(Map<String, String> acknowledged, String when) {
        OutboxClient client = OutboxClient.builder(folder).interfaces(Set::of).open();
        try {
            List<OutboxEntry> entries = client.entries(Stage.QUEUED, Integer.MAX_VALUE, 0).join();
            Map<String, RecordKey> byOpId = new LinkedHashMap<>();
            entries.forEach(entry -> byOpId.put(entry.opId(), entry.key()));
            acknowledged.forEach((id, opId) -> {
                var key = new RecordKey("task", id);
                assertThat(byOpId).as(when).containsEntry(opId, key);
                Optional<Record> record = client.record(key).join();
                assertThat(record.map(found -> found.text("title"))).as(when).contains("Written by " + id);
            });
            assertThat(entries).as(when + ": an entry without its record")
                    .allSatisfy(entry -> assertThat(client.record(entry.key()).join()).isPresent());
        } finally {
            client.close();
        }
    }
}
