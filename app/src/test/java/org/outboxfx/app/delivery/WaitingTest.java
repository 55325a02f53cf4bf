package org.outboxfx.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** What a person is told when nothing waits any more is what the server has. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WaitingTest {

    @TempDir
    Path folder;
    private SyncServer server;
    private OfflineDesk desk;
    private DeliveryViewModel model;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        server = SyncServer.builder().data(folder.resolve("server")).start();
        desk = new OfflineDesk(folder.resolve("device"), server);
        desk.client.workOffline(true);
        model = desk.call(() -> new DeliveryViewModel(desk.desk()));
        desk.run(() -> model.onSent(told::add));
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    @Test
    void whatWaitedForLongAndIsSentIsToldWithItsNumber() {
        queue("t1", "t2");
        desk.clock.advance(Duration.ofSeconds(10));

        desk.client.workOffline(false);

        desk.await("the news", () -> !told.isEmpty());
        assertThat(told).containsExactly("Everything is sent: 2 changes that waited are out.");
    }

    @Test
    void whatIsSentAsItIsWrittenIsNotTold() {
        queue("t1");
        desk.clock.advance(Duration.ofMillis(9_999));

        desk.client.workOffline(false);

        desk.await("it to be sent", () -> model.countProperty(Stage.SENT).get() == 1);
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasGivenUpIsNotSent() {
        var entry = queue("t1").getFirst();
        desk.clock.advance(Duration.ofSeconds(10));

        desk.client.cancel(entry.opId()).join();

        desk.await("nothing to wait", () -> model.countProperty(Stage.QUEUED).get() == 0);
        assertThat(told).isEmpty();
    }

    @Test
    void onlyWhatWasNotGivenUpIsCounted() {
        var entries = queue("t1", "t2", "t3");
        desk.clock.advance(Duration.ofSeconds(10));
        desk.client.cancel(entries.getFirst().opId()).join();

        desk.client.workOffline(false);

        desk.await("the news", () -> !told.isEmpty());
        assertThat(told).containsExactly("Everything is sent: 2 changes that waited are out.");
    }

    @Test
    void whatTheServerRefusesIsNotSent() {
        refused();
        desk.clock.advance(Duration.ofSeconds(10));

        desk.client.workOffline(false);

        desk.await("the refusal", () -> model.countProperty(Stage.NEEDS_YOU).get() == 1);
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsToldBesideWhatIsSent() {
        refused();
        queue("t1", "t2");
        desk.clock.advance(Duration.ofSeconds(10));

        desk.client.workOffline(false);

        desk.await("the news", () -> !told.isEmpty());
        assertThat(told).containsExactly("2 changes that waited are out; 1 needs you.");
    }

    @Test
    void itIsToldInThePersonsLanguage() {
        desk.run(() -> desk.words.speak(Locale.GERMAN));
        refused();
        queue("t1");
        desk.clock.advance(Duration.ofSeconds(10));

        desk.client.workOffline(false);

        desk.await("the news", () -> !told.isEmpty());
        assertThat(told).containsExactly("1 Änderung, die gewartet hat, ist hinaus; 1 wartet auf Sie.");
    }

    private List<OutboxEntry> queue(String... ids) {
        long before = desk.call(() -> model.countProperty(Stage.QUEUED).get());
        var entries = desk.client.submitAll(List.of(ids).stream().map(id -> change("task", id)).toList()).join();
        desk.await("them to wait", () -> model.countProperty(Stage.QUEUED).get() == before + ids.length);
        return entries;
    }

    /** Something that this server knows nothing of. */
    private void refused() {
        desk.client.submit(change("gadget", "g1")).join();
        desk.await("it to wait", () -> model.countProperty(Stage.QUEUED).get() == 1);
    }

    private static Change change(String type, String id) {
        return Change.put(new RecordKey(type, id), Map.of("title", FieldValue.of("Buy milk")));
    }
}
