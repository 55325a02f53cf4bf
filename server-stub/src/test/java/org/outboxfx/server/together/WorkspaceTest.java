package org.outboxfx.server.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.Health;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;
import org.outboxfx.server.SyncServer;
import org.outboxfx.server.together.Lab.Station;

/** A device that is given a token of another workspace than the one its records belong to. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WorkspaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private Lab lab;

    @BeforeEach
    void open() {
        lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void nothingIsBroughtThereOrFetchedAndWithItsOwnTokenItGoesOn() {
        Station ours = lab.device("ours");
        ours.put("1", title("Ours"));
        ours.awaitQuiescent();
        String own = lab.token();

        lab.use(lab.server().issueToken("office", "bob"));
        Station theirs = lab.device("theirs");
        theirs.put("x", title("Theirs"));
        theirs.awaitQuiescent();
        ours.put("2", title("Also ours"));
        ours.client.syncNow();

        await().atMost(PATIENCE).until(() -> ours.client.health().token() == Health.Token.OF_ANOTHER_WORKSPACE);
        assertThat(ours.client.counts()).containsEntry(Stage.QUEUED, 1L);
        assertThat(theirs.all("task")).extracting(record -> record.key().id()).containsExactly("x");
        assertThat(ours.all("task")).extracting(record -> record.key().id()).containsExactlyInAnyOrder("1", "2");

        lab.use(own);
        ours.client.syncNow();

        ours.awaitQuiescent();
        assertThat(ours.client.health().token()).isEqualTo(Health.Token.TAKEN);
        Station second = lab.device("second");
        await().atMost(PATIENCE).until(() -> second.all("task").size() == 2);
    }

    @Test
    void thatItBelongsToItsWorkspaceIsKnownAfterARestart() {
        Station reader = lab.device("reader");
        Station writer = lab.device("writer");
        writer.put("1", title("Ours"));
        writer.awaitQuiescent();
        await().atMost(PATIENCE).until(() -> reader.all("task").size() == 1);
        reader.close();

        lab.use(lab.server().issueToken("office", "bob"));
        Station again = lab.device("reader");

        await().atMost(PATIENCE).until(() -> again.client.health().token() == Health.Token.OF_ANOTHER_WORKSPACE);
        assertThat(again.all("task")).hasSize(1);
    }

    @Test
    void whoeverConnectsTheDeviceWithAnotherServerTakesTheRecordsAlong() {
        Station device = lab.device("device");
        device.put("1", title("Ours"));
        device.awaitQuiescent();
        device.close();

        try (var other = SyncServer.builder().data(folder.resolve("other")).timekeeper(lab.time()).start()) {
            lab.use(other.issueToken("office", "ann"));
            try (Station moved = lab.device("device", lab.time(), other.address())) {
                await().atMost(PATIENCE).until(() -> moved.client.health().token() == Health.Token.TAKEN);
                try (Station reader = lab.device("reader", lab.time(), other.address())) {
                    await().atMost(PATIENCE).until(() -> reader.all("task").size() == 1);
                }
            }
        }
    }

    private static Map<String, FieldValue> title(String title) {
        return Map.of("title", FieldValue.of(title));
    }
}
