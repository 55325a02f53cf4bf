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
import org.outboxfx.app.tick.Tick;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MessagesViewModelTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private MessagesViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new MessagesViewModel(desk.desk(), () -> Duration.ofSeconds(5)));
        converse("Team");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewConversationIsChosenAndEmpty() {
        assertThat(desk.call(() -> model.titleProperty().get())).isEqualTo("Team");
        assertThat(bubbles()).isEmpty();
    }

    @Test
    void aDraftBelongsToItsConversation() {
        String team = desk.call(() -> model.chosenProperty().get());
        type("Half a thought");
        desk.call(() -> model.saveDraft()).join();
        converse("Family");

        assertThat(desk.call(() -> model.composerProperty().get())).isEmpty();
        desk.await("the mark at the other one",
                () -> model.conversations().stream().anyMatch(one -> one.id().equals(team) && one.drafted()));

        desk.run(() -> model.chosenProperty().set(team));

        assertThat(desk.call(() -> model.composerProperty().get())).isEqualTo("Half a thought");
    }

    @Test
    void anEmptiedComposerDiscardsItsDraft() {
        type("Never mind");
        desk.call(() -> model.saveDraft()).join();
        desk.await("the draft", () -> model.conversations().getFirst().drafted());

        type("  ");
        desk.call(() -> model.saveDraft()).join();

        desk.await("no draft", () -> !model.conversations().getFirst().drafted());
    }

    @Test
    void aSentMessageCanBeUndoneUntilItsWindowIsOver() {
        type("  Too early  ");
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1);

        assertThat(bubbles().getFirst().body()).isEqualTo("Too early");
        assertThat(bubbles().getFirst().mine()).isTrue();
        assertThat(bubbles().getFirst().heldOpId()).isNotNull();
        desk.run(() -> model.undo(model.bubbles().getFirst()));

        desk.await("the text back in the composer",
                () -> model.bubbles().isEmpty() && model.composerProperty().get().equals("Too early"));
    }

    @Test
    void aDraftIsBackInANewWindow() {
        type("Half a thought");
        desk.call(() -> model.saveDraft()).join();

        var later = desk.call(() -> new MessagesViewModel(desk.desk(), () -> Duration.ofSeconds(5)));

        desk.await("the draft", () -> later.composerProperty().get().equals("Half a thought"));
    }

    @Test
    void aHeldMessageIsMarkedAsWaiting() {
        type("On its way");
        desk.call(() -> model.send()).join();

        desk.await("the message", () -> model.bubbles().size() == 1);

        assertThat(bubbles().getFirst().tick()).isEqualTo(Tick.QUEUED);
    }

    @Test
    void nothingIsSentFromAnEmptyComposer() {
        type("   ");

        desk.call(() -> model.send()).join();

        assertThat(desk.client.counts().values()).allMatch(count -> count <= 1);
        assertThat(bubbles()).isEmpty();
    }

    private void converse(String name) {
        desk.run(() -> model.addConversation(name));
        desk.await("the conversation", () -> model.titleProperty().get().equals(name));
    }

    private void type(String text) {
        desk.run(() -> model.composerProperty().set(text));
    }

    private List<Bubble> bubbles() {
        return desk.call(() -> List.copyOf(model.bubbles()));
    }
}
