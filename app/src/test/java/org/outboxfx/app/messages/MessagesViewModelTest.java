package org.outboxfx.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MessagesViewModelTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private MessagesViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new MessagesViewModel(desk.desk(), () -> Duration.ofSeconds(5),
                new ReadPositions(folder.resolve("read"))));
        converse("Team");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatIsSentAgainLeavesTheComposerToWhichItWasTakenBack() {
        type("Back at six");
        desk.call(() -> model.send()).join();
        desk.run(() -> desk.history().undo());
        desk.await("the text", () -> model.composerProperty().get().equals("Back at six"));

        desk.run(() -> desk.history().redo());

        desk.await("an empty composer", () -> model.composerProperty().get().isEmpty());
        desk.await("the message", () -> model.bubbles().size() == 1);
        type("And hungry");
        desk.call(() -> model.send()).join();
        desk.await("both", () -> model.bubbles().size() == 2);
    }

    @Test
    void aTextThatCannotBeSavedIsBackInTheComposer() {
        type("Back at six");
        desk.client.close();

        desk.run(() -> {
            var _ = model.send();
        });

        desk.await("the text", () -> model.composerProperty().get().equals("Back at six"));
        desk.await("the reason",
                () -> desk.said.stream().anyMatch(said -> said.contains("The database is not open at the moment")));
    }

    @Test
    void whatIsSentRightAfterAnotherMessageIsAMessageOfItsOwn() {
        desk.run(() -> model.addConversation("Team"));
        desk.await("the conversation", () -> !model.conversations().isEmpty());
        var texts = IntStream.range(0, 100).mapToObj(number -> "Message " + number).toList();

        texts.forEach(text -> desk.run(() -> {
            model.composerProperty().set(text);
            var _ = model.saveDraft();
            var _ = model.send();
        }));

        desk.await("all of them", () -> model.bubbles().size() == texts.size());
        assertThat(desk.call(() -> model.bubbles().stream().map(Bubble::body).toList())).containsExactlyElementsOf(texts);
    }

    @Test
    void aNewConversationIsChosenAndEmpty() {
        assertThat(desk.call(() -> model.titleProperty().get())).isEqualTo("Team");
        assertThat(bubbles()).isEmpty();
    }

    @Test
    void aMessageToMoreThanTenPeopleIsOneToEveryone() {
        List<String> members = IntStream.rangeClosed(0, MessageChanges.EVERYONE_ABOVE).mapToObj(n -> "member " + n).toList();
        var key = new RecordKey("message", "m1");

        var few = MessageChanges.message(key, "team", "Hello", members, "member 0", Instant.EPOCH);
        var everyone = MessageChanges.message(key, "team", "Hello", members, "someone else", Instant.EPOCH);

        assertThat(few.fields()).doesNotContainKey("audience");
        assertThat(everyone.fields().get("audience")).isEqualTo(FieldValue.of("everyone"));
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
        assertThat(bubbles().getFirst().waiting().hold()).isEqualTo(Bubble.Hold.TIME);
        desk.run(() -> model.takeBack(model.bubbles().getFirst()));

        desk.await("the text back in the composer",
                () -> model.bubbles().isEmpty() && model.composerProperty().get().equals("Too early"));
    }

    @Test
    void aDraftIsBackInANewWindow() {
        type("Half a thought");
        desk.call(() -> model.saveDraft()).join();

        var later = desk.call(() -> new MessagesViewModel(desk.desk(), () -> Duration.ofSeconds(5),
                new ReadPositions(folder.resolve("read"))));

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

    @Test
    void sendingIsUndoneAndDoneAgainLikeAnythingElse() {
        type("Too early");
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1
                && desk.history().undoNameProperty().get().equals("message “Too early”"));

        desk.run(desk.history()::undo);
        desk.await("the text back", () -> model.bubbles().isEmpty() && model.composerProperty().get().equals("Too early"));

        desk.run(desk.history()::redo);
        desk.await("the message again", () -> model.bubbles().size() == 1);
    }

    @Test
    void aMessageThatWaitsForTheNetworkIsTakenBackToBeEdited() {
        type("With a tpyo");
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1);
        desk.clock.advance(Duration.ofSeconds(6));

        desk.run(() -> model.takeBack(model.bubbles().getFirst()));

        desk.await("the text back", () -> model.bubbles().isEmpty() && model.composerProperty().get().equals("With a tpyo"));
        desk.await("a draft of it", () -> desk.client.counts().getOrDefault(Stage.DRAFTED, 0L) == 1);
    }

    @Test
    void aMessageThatWaitsIsGivenUp() {
        type("Never mind");
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1);

        desk.clock.advance(Duration.ofSeconds(6));

        desk.run(() -> model.giveUp(model.bubbles().getFirst()));

        desk.await("no message", () -> model.bubbles().isEmpty());
        assertThat(desk.call(() -> model.composerProperty().get())).isEmpty();
        desk.await("the offer", () -> desk.said.contains("Given up: Message “Never mind”"));

        desk.acceptOffer();

        desk.await("the message again", () -> model.bubbles().size() == 1);
        assertThat(bubbles().getFirst().body()).isEqualTo("Never mind");
        assertThat(bubbles().getFirst().waiting().hold()).isEqualTo(Bubble.Hold.TURN);
    }

    @Test
    void aMessageThatIsSentLaterAndWasGivenUpComesBackForItsTime() {
        type("Good morning");
        var moment = desk.call(() -> model.moment("tomorrow 9:00")).orElseThrow();
        desk.call(() -> model.sendAt(moment)).join();
        desk.await("the message", () -> model.bubbles().size() == 1);
        desk.run(() -> model.giveUp(model.bubbles().getFirst()));
        desk.await("no message", () -> model.bubbles().isEmpty());
        desk.clock.advance(Duration.ofHours(1));

        desk.run(desk.history()::undo);

        desk.await("the message again", () -> model.bubbles().size() == 1);
        assertThat(bubbles().getFirst().waiting().goesAt()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @Test
    void whatWasTakenBackIsSentAgainAsItWasByUndo() {
        takeBackWhatWaits("Back at six");

        desk.run(desk.history()::undo);

        desk.await("the message again", () -> model.bubbles().size() == 1 && model.composerProperty().get().isEmpty());
        assertThat(bubbles().getFirst().body()).isEqualTo("Back at six");
        desk.await("no draft", () -> desk.client.counts().getOrDefault(Stage.DRAFTED, 0L) == 0);
        desk.run(desk.history()::redo);
        desk.await("the text back", () -> model.bubbles().isEmpty() && model.composerProperty().get().equals("Back at six"));
    }

    @Test
    void whatWasWrittenIntoAMessageThatWasTakenBackStaysWhenThatIsUndone() {
        takeBackWhatWaits("Back at six");
        type("Back at seven");

        desk.run(desk.history()::undo);

        desk.await("the message again", () -> model.bubbles().size() == 1);
        assertThat(bubbles().getFirst().body()).isEqualTo("Back at six");
        assertThat(desk.call(() -> model.composerProperty().get())).isEqualTo("Back at seven");
        assertThat(drafts()).containsExactly("Back at seven");
    }

    @Test
    void whatIsTakenBackWhileSomethingElseIsWrittenWaitsForItsTurn() {
        type("Back at six");
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1);
        type("Hungry");
        desk.call(() -> model.saveDraft()).join();

        desk.run(() -> model.takeBack(model.bubbles().getFirst()));
        desk.await("both drafts", () -> model.bubbles().isEmpty() && desk.client.counts().get(Stage.DRAFTED) == 2);
        assertThat(desk.call(() -> model.composerProperty().get())).isEqualTo("Hungry");
        type("Hungry as well");
        desk.call(() -> model.send()).join();

        desk.await("the first one", () -> model.composerProperty().get().equals("Back at six"));
        assertThat(drafts()).containsExactly("Back at six");
    }

    @Test
    void aDraftThatIsDiscardedElsewhereLeavesTheComposerAndComesBackByUndo() {
        type("Half a thought");
        desk.call(() -> model.saveDraft()).join();
        desk.await("the draft", () -> model.conversations().getFirst().drafted());

        desk.run(() -> desk.desk().withdraw(desk.client.entries(Stage.DRAFTED, 1, 0).join(), "draft"));
        desk.await("an empty composer", () -> model.composerProperty().get().isEmpty());
        desk.run(desk.history()::undo);

        desk.await("the draft again", () -> model.composerProperty().get().equals("Half a thought"));
    }

    private void takeBackWhatWaits(String text) {
        type(text);
        desk.call(() -> model.send()).join();
        desk.await("the message", () -> model.bubbles().size() == 1);
        desk.clock.advance(Duration.ofSeconds(6));
        desk.run(() -> model.takeBack(model.bubbles().getFirst()));
        desk.await("the text back", () -> model.bubbles().isEmpty() && model.composerProperty().get().equals(text)
                && desk.history().undoNameProperty().get().startsWith("taking back of"));
    }

    private List<String> drafts() {
        return desk.client.entries(Stage.DRAFTED, 10, 0).join().stream().map(Draft::from).map(Draft::body).toList();
    }

    @Test
    void aMessageIsSentLaterInOnesOwnWordsOrAtOnceAfterAll() {
        type("Good morning");
        var moment = desk.call(() -> model.moment("tomorrow 9:00")).orElseThrow();
        desk.call(() -> model.sendAt(moment)).join();
        desk.await("the message", () -> model.bubbles().size() == 1);

        assertThat(bubbles().getFirst().waiting().goesAt()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        desk.clock.advance(Duration.ofHours(24));
        desk.run(() -> model.deeds().sendNow(model.bubbles().getFirst().waiting().opId()));

        desk.await("its turn", () -> model.bubbles().getFirst().waiting().hold() == Bubble.Hold.TURN);
    }

    @ParameterizedTest
    @CsvSource({"9:00, 2026-11-21T09:00", "at 7, 2026-11-22T07:00", "monday, 2026-11-23T08:00",
            "in 2 days 14:30, 2026-11-23T14:30"})
    void momentsAreAlwaysToCome(String line, LocalDateTime moment) {
        assertThat(desk.call(() -> model.moment(line))).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "today 7:00", "2026-11-20", "tomorrow maybe"})
    void whatIsNoMomentToComeIsNone(String line) {
        assertThat(desk.call(() -> model.moment(line))).isEmpty();
    }

    @Test
    void aConversationHasMembersWhoCanBeChanged() {
        desk.run(() -> model.addConversation("Field team: Ann, Jonas ,Ann"));
        desk.await("them", () -> model.membersProperty().get().equals("Mara, Ann, Jonas"));
        assertThat(desk.call(() -> model.titleProperty().get())).isEqualTo("Field team");

        desk.run(() -> model.setMembers("Mara, Ann"));
        desk.await("one less", () -> model.membersProperty().get().equals("Mara, Ann"));
        desk.run(desk.history()::undo);

        desk.await("all again", () -> model.membersProperty().get().equals("Mara, Ann, Jonas"));
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
