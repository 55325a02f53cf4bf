package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Pulses;

/** Searching, ordering, lists as a whole, and why something is still here, with keys and clicks. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FeaturesTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void open() {
        place = new Place(folder);
        seat = place.sit("laptop");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void ctrlFSearchesAsOneTypesAndEscapeEndsIt() {
        add("Buy milk");
        add("Call Bob");

        seat.key("task-list", KeyCode.CONTROL, KeyCode.F);
        seat.type("search", "milk");

        seat.awaitNoRow("task-list", "Call Bob");
        seat.awaitRow("task-list", "Buy milk");
        seat.awaitText("tasks-title", "Found");

        seat.key("search", KeyCode.ESCAPE);

        seat.awaitRow("task-list", "Call Bob");
        seat.awaitText("tasks-title", "Inbox");
    }

    @Test
    void aSearchThatFindsNothingDoesNotLookLikeAllIsDone() {
        add("Buy milk");

        seat.type("search", "honey");

        seat.awaitNoRow("task-list", "Buy milk");
        assertThat(emptyIcon()).isEqualTo(RemixiconMZ.SEARCH_LINE);

        seat.key("search", KeyCode.ESCAPE);

        seat.awaitRow("task-list", "Buy milk");
        assertThat(emptyIcon()).isEqualTo(RemixiconAL.CHECKBOX_CIRCLE_LINE);
    }

    private Ikon emptyIcon() {
        return Pulses.call(() -> ((FontIcon) seat.stage().getScene().lookup("#tasks-empty .empty-icon")).getIconCode());
    }

    @Test
    void ctrlDownMovesATaskAndItStaysChosen() {
        add("Third");
        add("Second");
        add("First");
        seat.awaitOrder("task-list", "First", "Second", "Third");
        seat.select("task-list", 0);

        seat.key("task-list", KeyCode.CONTROL, KeyCode.DOWN);
        seat.awaitOrder("task-list", "Second", "First", "Third");
        seat.key("task-list", KeyCode.CONTROL, KeyCode.DOWN);

        seat.awaitOrder("task-list", "Second", "Third", "First");
    }

    @Test
    void aListIsRenamedAndDeletedFromItsHeading() {
        Pulses.run(() -> seat.models().tasks().addList("Garden"));
        seat.awaitText("tasks-title", "Garden");
        add("Prune");

        choose("list-menu-rename");
        seat.type("list-rename", " plot");
        seat.enter("list-rename");
        seat.awaitText("tasks-title", "Garden plot");

        choose("list-menu-delete");
        seat.awaitText("tasks-title", "Inbox");
        seat.awaitRow("task-list", "Prune");
        seat.press("toast-action");

        seat.awaitText("tasks-title", "Garden plot");
        seat.awaitRow("task-list", "Prune");
    }

    @Test
    void aWaitingChangeTellsWhyItIsStillHere() {
        seat.workOffline();
        add("Buy milk");
        seat.awaitRow("delivery-list", "Add task “Buy milk”", "Queued");

        seat.press("entry-story");

        seat.awaitText("story", "Tried: Not yet. Why: You are working offline. Next: Goes out by itself as soon as it can");
        seat.press("story-close");
        seat.awaitRow("delivery-list", "Add task “Buy milk”");
    }

    @Test
    void ctrlZUndoesWhateverWasDoneLastAndCtrlShiftZDoesItAgain() {
        seat.workOffline();
        add("Buy milk");
        seat.key("quick-add", KeyCode.CONTROL, KeyCode.Z);
        seat.awaitNoRow("task-list", "Buy milk");
        seat.awaitText("toast-text", "Undone: new task “Buy milk”");
        seat.awaitText("delivery-count-QUEUED", "");

        seat.key("quick-add", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        seat.awaitRow("task-list", "Buy milk");
        seat.select("task-list", 0);
        seat.key("task-list", KeyCode.SPACE);
        seat.awaitRow("delivery-list", "Complete task “Buy milk”");
        assertThat(Pulses.call(() -> undoItem().getText())).isEqualTo("Undo completion of “Buy milk”");

        Pulses.run(() -> undoItem().fire());

        seat.awaitNoRow("delivery-list", "Complete task “Buy milk”");
        seat.awaitRow("task-list", "Buy milk");
    }

    @Test
    void aFieldThatIsTypedIntoTakesBackItsOwnTypingFirst() {
        add("Buy milk");
        seat.type("quick-add", "Half");

        // Letters that follow each other quickly are one step of the field's; how quickly, depends on the machine.
        for (int steps = 0; steps < "Half".length() && !textOf("quick-add").isEmpty(); steps++) {
            seat.key("quick-add", KeyCode.CONTROL, KeyCode.Z);
        }

        assertThat(textOf("quick-add")).isEmpty();
        seat.awaitRow("task-list", "Buy milk");
    }

    private String textOf(String id) {
        return Pulses.call(() -> ((TextField) seat.stage().getScene().lookup("#" + id)).getText());
    }

    private MenuItem undoItem() {
        return ((MenuButton) seat.stage().getScene().lookup("#menu")).getItems().stream()
                .filter(one -> "menu-edit".equals(one.getId())).findFirst().map(Menu.class::cast).orElseThrow().getItems()
                .getFirst();
    }

    private void add(String line) {
        seat.type("quick-add", line);
        seat.enter("quick-add");
        seat.awaitRow("task-list", line);
    }

    /** Menus are windows of their own, which a robot does not find without a display: the item is fired. */
    private void choose(String item) {
        Pulses.run(() -> ((MenuButton) seat.stage().getScene().lookup("#list-menu")).getItems().stream()
                .filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire());
    }
}
