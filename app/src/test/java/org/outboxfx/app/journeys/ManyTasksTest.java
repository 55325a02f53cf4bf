package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;

/** Choosing several tasks and doing one thing to all of them, dragging, and what quick add understands. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManyTasksTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.workOffline();
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void shiftArrowsAndCtrlAChooseAndOneStepUndoesWhatWasDoneToAll() {
        addThree();
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.SHIFT, KeyCode.DOWN);
        seat.awaitText("selection-count", "2 chosen");

        seat.key("task-list", KeyCode.DIGIT1);
        seat.awaitRow("task-list", "First", "High");
        seat.awaitRow("task-list", "Second", "High");
        seat.awaitText("selection-count", "2 chosen");
        seat.key("task-list", KeyCode.CONTROL, KeyCode.A);
        seat.awaitText("selection-count", "3 chosen");
        seat.press("selection-delete");
        seat.awaitNoRow("task-list", "First");
        seat.awaitText("toast-text", "Deleted 3 tasks");

        seat.key("task-list", KeyCode.CONTROL, KeyCode.Z);

        seat.awaitOrder("task-list", "First", "Second", "Third");
        seat.awaitRow("task-list", "Second", "High");
    }

    @Test
    void theBarGivesWayToQuickAddWhenNothingIsChosenAnyLonger() {
        addThree();
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.CONTROL, KeyCode.A);
        seat.awaitText("selection-count", "3 chosen");
        assertThat(Pulses.call(() -> seat.stage().getScene().lookup("#quick-add").isVisible())).isFalse();

        choose("selection-due", "choose-due-tomorrow");
        seat.awaitRow("task-list", "Third", "Tomorrow");
        seat.key("task-list", KeyCode.CONTROL, KeyCode.N);

        seat.await("the field", () -> seat.stage().getScene().lookup("#quick-add").isVisible());
        seat.await("nothing chosen",
                () -> ((ListView<?>) seat.stage().getScene().lookup("#task-list")).getSelectionModel().isEmpty());
    }

    @Test
    void aTaskIsDraggedWithinItsListAndOntoAnother() {
        Pulses.run(() -> seat.models().tasks().addList("Garden"));
        seat.awaitText("tasks-title", "Garden");
        addThree();

        seat.dragRow("task-list", 2, 0);
        seat.awaitOrder("task-list", "Third", "First", "Second");

        seat.dragRowOnto("task-list", 1, "nav-INBOX");
        seat.awaitNoRow("task-list", "First");
        seat.press("nav-INBOX");
        seat.awaitRow("task-list", "First");
    }

    @Test
    void quickAddSaysWhatItUnderstandsWhileOneTypes() {
        seat.type("quick-add", "Call Bob tomorrow 9:00 #work !high");

        seat.awaitText("quick-add-preview", "Call Bob, Tomorrow 9:00");
        seat.awaitText("quick-add-preview", "High, New list “work”");
        seat.enter("quick-add");

        seat.press("nav-ALL");
        seat.awaitRow("task-list", "Call Bob", "Tomorrow", "High");
    }

    @Test
    void theTimeIsTypedInTheDetailsAndKeptWithItsDay() {
        add("Rehearse tomorrow", "Rehearse");
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.ENTER);
        seat.type("details-time", "2:30pm");
        seat.enter("details-time");

        seat.awaitRow("task-list", "Rehearse", "Tomorrow 2:30");
        seat.awaitText("details-time", "2:30 PM");
    }

    private void addThree() {
        add("Third", "Third");
        add("Second", "Second");
        add("First", "First");
    }

    private void add(String line, String title) {
        seat.type("quick-add", line);
        seat.enter("quick-add");
        seat.awaitRow("task-list", title);
    }

    private void choose(String button, String item) {
        Pulses.run(() -> ((MenuButton) seat.stage().getScene().lookup("#" + button)).getItems().stream()
                .filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire());
    }
}
