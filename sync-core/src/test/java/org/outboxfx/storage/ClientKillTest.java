package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
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
        var said = new ArrayList<String>();
        try (ChildJvm child = ChildJvm.start(KilledClient.class, folder.toString(), run)) {
            while (said.size() < changes) {
                String line = child.line();
                assertThat(line).as("the child ended by itself after " + said.size() + " changes").isNotNull();
                said.add(line);
            }
            said.addAll(child.kill());
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
