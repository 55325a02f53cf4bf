package org.outboxfx.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Stage;
import org.outboxfx.server.SyncServer;

/** What can be done about messages that a server has refused, or may have. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServedMessagesTest {

    /** More than any server takes. */
    private static final String TOO_LONG = "And so on. ".repeat(6_000);

    @TempDir
    Path folder;
    private SyncServer server;
    private OfflineDesk desk;
    private MessagesViewModel model;

    @BeforeEach
    void open() {
        server = SyncServer.builder().data(folder.resolve("server")).start();
        desk = new OfflineDesk(folder.resolve("device"), server);
        model = desk
                .call(() -> new MessagesViewModel(desk.desk(), () -> Duration.ZERO, new ReadPositions(folder.resolve("read"))));
        desk.run(() -> model.addConversation("Team"));
        desk.client.whenQuiescent().join();
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    @Test
    void whatTheServerRefusedIsEditedAndStandsThereAgainOnceThatIsUndone() {
        send(TOO_LONG);
        desk.await("the refusal", () -> entries(Stage.NEEDS_YOU).size() == 1);

        desk.run(() -> model.takeBack(entries(Stage.NEEDS_YOU).getFirst()));

        desk.await("the text", () -> model.composerProperty().get().equals(TOO_LONG.strip()));
        assertThat(entries(Stage.NEEDS_YOU)).isEmpty();
        assertThat(entries(Stage.DRAFTED)).hasSize(1);
        desk.await("the step", () -> desk.history().undoNameProperty().get().startsWith("taking back of"));

        desk.run(desk.history()::undo);

        desk.await("the refusal again", () -> entries(Stage.NEEDS_YOU).size() == 1);
        assertThat(desk.call(() -> model.composerProperty().get())).isEmpty();
        assertThat(entries(Stage.DRAFTED)).isEmpty();
    }

    @Test
    void whatTheServerRefusedIsGivenUpAndComesBack() {
        send(TOO_LONG);
        desk.await("the refusal", () -> model.bubbles().size() == 1 && entries(Stage.NEEDS_YOU).size() == 1);

        desk.run(() -> model.giveUp(model.bubbles().getFirst()));
        desk.await("no message", () -> model.bubbles().isEmpty());
        desk.run(desk.history()::undo);

        desk.await("the refusal again", () -> entries(Stage.NEEDS_YOU).size() == 1);
    }

    @Test
    void whatMayHaveArrivedAndIsGivenUpIsSentAfterAllByUndo() {
        server.faults().loseNextRequest();
        send("Never mind");
        desk.await("no answer", () -> entries(Stage.QUEUED).stream()
                .anyMatch(entry -> entry.state() == EntryState.RETRY_WAIT && entry.progress().attempted()));
        desk.client.workOffline(true);
        desk.await("the message", () -> model.bubbles().size() == 1);
        desk.run(() -> model.giveUp(model.bubbles().getFirst()));
        desk.await("the wish", () -> entries(Stage.QUEUED).stream().anyMatch(OutboxEntry::isBeingTakenBack));
        desk.await("the offer", () -> desk.said.contains("Given up: Message “Never mind”"));

        desk.acceptOffer();
        desk.await("another mind", () -> entries(Stage.QUEUED).stream().noneMatch(OutboxEntry::isBeingTakenBack));
        desk.client.workOffline(false);

        desk.client.whenQuiescent().join();
        assertThat(desk.client.records("message").join()).singleElement()
                .satisfies(message -> assertThat(message.isDeleted()).isFalse());
    }

    private void send(String text) {
        desk.run(() -> model.composerProperty().set(text));
        desk.call(() -> model.send()).join();
    }

    private List<OutboxEntry> entries(Stage stage) {
        return desk.client.entries(stage, 10, 0).join().stream().filter(entry -> entry.key().type().equals("message")).toList();
    }
}
