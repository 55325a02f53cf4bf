package org.outboxfx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.outboxfx.Device.task;
import static org.outboxfx.Device.title;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;

/** A client whose database fails opens it again by itself, and goes on with everything that was saved. */
class ReopeningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatFailedIsOpenedAgainAndNothingSavedIsMissing() {
        try (OutboxClient client = OutboxClient.builder(folder).server(URI.create("http://127.0.0.1:9/"), () -> null).open()) {
            List<Health.Disk> told = new CopyOnWriteArrayList<>();
            client.onEvent(event -> {
                if (event instanceof ClientEvent.HealthChanged(Health now)) {
                    told.add(now.disk());
                }
            });
            client.workOffline(true);
            client.start();
            OutboxEntry saved = submit(client, "1");

            client.database().submit(tx -> tx.update("shutdown immediately")).handle((_, _) -> null).join();
            client.database().submit(tx -> tx.query("select 1 as one from outbox_entry", row -> row.number("one")))
                    .handle((_, _) -> null).join();

            await().atMost(PATIENCE).until(() -> told.contains(Health.Disk.FAILING));
            await().atMost(PATIENCE).until(() -> told.getLast() == Health.Disk.WORKS);
            OutboxEntry later = submit(client, "2");
            assertThat(client.entries(Stage.QUEUED, 10, 0).orTimeout(30, TimeUnit.SECONDS).join()).extracting(OutboxEntry::opId)
                    .containsExactlyInAnyOrder(saved.opId(), later.opId());
            assertThat(client.counts()).containsEntry(Stage.QUEUED, 2L);
            assertThat(client.records("task").orTimeout(30, TimeUnit.SECONDS).join()).hasSize(2);
            assertThat(later.content().stamp()).isGreaterThan(saved.content().stamp());
        }
    }

    private static OutboxEntry submit(OutboxClient client, String id) {
        return client.submit(Change.put(task(id), title("Task " + id))).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
