package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.Postgres;
import org.outboxfx.server.SyncServer;

/** Real clients of two servers that share one PostgreSQL. */
@Timeout(90)
class TwoServersTogetherTest {

    @TempDir
    Path folder;

    @Test
    void devicesOfDifferentServersEndEqualAndSeeEachOthersEditsWithinASecond() {
        var address = Postgres.empty();
        try (var one = SyncServer.builder().postgresql(address).start();
                var two = SyncServer.builder().postgresql(address).start()) {
            String token = one.issueToken("home", "ann");
            try (var a = client("a", one, token); var b = client("b", two, token)) {
                a.start();
                b.start();
                await().until(() -> a.connectivity().isOnline() && b.connectivity().isOnline());
                put(a, "first", "a");
                await().until(() -> tasks(b).size() == 1);

                put(a, "second", "a");
                await().atMost(Duration.ofSeconds(2)).until(() -> tasks(b).size() == 2);
                for (int i = 0; i < 40; i++) {
                    put(i % 2 == 0 ? a : b, "t" + i % 5, (i % 2 == 0 ? "a" : "b") + i);
                }
                Lab.get(a.whenQuiescent());
                Lab.get(b.whenQuiescent());

                await().atMost(Duration.ofSeconds(20)).until(() -> all(a).equals(all(b)));
                assertThat(tasks(a)).hasSize(7);
                assertThat(List.of(a, b)).allSatisfy(
                        client -> assertThat(Lab.get(client.entries(Stage.NEEDS_YOU, 100, 0))).isEmpty());
            }
        }
    }

    private OutboxClient client(String name, SyncServer server, String token) {
        return OutboxClient.builder(folder.resolve(name)).server(server.address(), () -> token).open();
    }

    private static void put(OutboxClient client, String id, String title) {
        Lab.get(client.submit(Change.put(new RecordKey("task", id), Map.of("title", FieldValue.of(title)))));
    }

    private static List<Record> tasks(OutboxClient client) {
        return Lab.get(client.records("task"));
    }

    private static List<List<Record>> all(OutboxClient client) {
        return List.of(Lab.sorted(tasks(client)), Lab.sorted(Lab.get(client.records("conflict"))));
    }
}
