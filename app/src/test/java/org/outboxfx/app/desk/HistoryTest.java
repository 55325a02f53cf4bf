package org.outboxfx.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HistoryTest {

    private static final RecordKey TASK = new RecordKey("task", "1");

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private History history;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        history = desk.desk().history();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void stepsAreUndoneFromTheLastAndDoneAgainInOrder() {
        title("One");
        title("Two");
        title("Three");
        assertThat(desk.call(() -> history.undoNameProperty().get())).isEqualTo("title Three");

        desk.run(history::undo);
        desk.run(history::undo);
        desk.await("the first title", () -> stored().equals("One"));
        desk.await("their names", () -> history.undoNameProperty().get().equals("title One")
                && history.redoNameProperty().get().equals("title Two"));

        desk.run(history::redo);
        desk.await("the second title", () -> stored().equals("Two"));
        assertThat(desk.said).contains("Undone: title Three", "Undone: title Two", "Done again: title Two");
    }

    @Test
    void somethingNewEndsWhatCouldBeDoneAgain() {
        title("One");
        title("Two");
        desk.run(history::undo);
        desk.await("the first title", () -> stored().equals("One"));

        title("Other");

        desk.await("nothing to do again", () -> history.redoNameProperty().get().isEmpty());
        desk.run(history::redo);
        assertThat(desk.call(HistoryTest.this::stored)).isEqualTo("Other");
    }

    @Test
    void whatIsUndoneBeforeItWasEverSentLeavesNothingInTheOutbox() {
        title("One");
        desk.run(history::undo);

        desk.await("an empty outbox", () -> desk.client.counts().getOrDefault(Stage.QUEUED, 0L) == 0);
        assertThat(desk.client.record(TASK).join()).isEmpty();
    }

    @Test
    void whatWasChangedSinceIsLeftAndSaidSo() {
        title("One");
        title("Two");
        desk.client.submit(Change.put(TASK, Map.of("title", FieldValue.of("From elsewhere")))).join();

        desk.run(history::undo);

        desk.await("the sentence", () -> desk.said.contains("It has gone on since and was left as it is: title Two"));
        assertThat(desk.call(this::stored)).isEqualTo("From elsewhere");
    }

    @Test
    void theOfferUndoesItsOwnStepEvenIfItIsNoLongerTheLast() {
        title("One");
        desk.run(() -> history.performAndTell(() -> "delete", "Deleted", List.of(Change.delete(TASK))));
        desk.await("the offer", () -> desk.said.contains("Deleted"));
        desk.run(() -> history.perform(() -> "other", List.of(Change.put(new RecordKey("task", "2"), Map.of("title",
                FieldValue.of("Other"))))));
        desk.await("the other", () -> history.undoNameProperty().get().equals("other"));

        desk.acceptOffer();

        desk.await("the task back", () -> !desk.client.record(TASK).join().orElseThrow().isDeleted());
        assertThat(desk.client.record(new RecordKey("task", "2")).join()).isPresent();
    }

    @Test
    void aStepThatCannotBeUndoneNowCanBeTriedAgain() {
        var fails = new CompletableFuture<Optional<Way>>();
        fails.completeExceptionally(new IOException("No space left on device"));
        desk.run(() -> history.add(() -> "step", CompletableFuture.completedFuture((Way) () -> fails)));

        desk.run(history::undo);

        desk.await("the reason", () -> desk.said.contains("That did not work: The disk is full. Make room, then try again."));
        desk.await("the step again", () -> history.undoNameProperty().get().equals("step"));
    }

    @Test
    void theNextStepIsNamedInTheLanguageOfTheMoment() {
        desk.run(() -> history.perform(() -> desk.words.of("deed.list.add", "X"),
                List.of(Change.put(TASK, Map.of("title", FieldValue.of("One"))))));
        desk.await("the step", () -> history.undoNameProperty().get().equals("new list “X”"));

        desk.run(() -> desk.words.speak(Locale.GERMAN));

        assertThat(desk.call(() -> history.undoNameProperty().get())).isEqualTo(desk.words.of("deed.list.add", "X"))
                .isNotEqualTo("new list “X”");
    }

    @Test
    void onlySoManyStepsAreKept() {
        for (int number = 0; number <= History.MOST_STEPS; number++) {
            Way back = () -> CompletableFuture.completedFuture(Optional.empty());
            String name = "step " + number;
            desk.run(() -> history.add(() -> name, CompletableFuture.completedFuture(back)));
        }
        for (int number = 0; number < History.MOST_STEPS; number++) {
            desk.run(history::undo);
        }

        desk.await("nothing more", () -> history.undoNameProperty().get().isEmpty());
        assertThat(desk.said).hasSize(History.MOST_STEPS)
                .doesNotContain("It has gone on since and was left as it is: step 0");
    }

    private void title(String title) {
        desk.run(() -> history.perform(() -> "title " + title, List.of(Change.put(TASK, Map.of("title", FieldValue.of(title))))));
        desk.await("the step", () -> history.undoNameProperty().get().equals("title " + title));
    }

    private String stored() {
        return desk.client.record(TASK).join().orElseThrow().text("title", "");
    }
}
