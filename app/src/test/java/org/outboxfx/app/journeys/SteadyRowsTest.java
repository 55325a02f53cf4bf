package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.outbox.Stage;

/** Rows that come and go while a person is about to do something with one of them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SteadyRowsTest {

    @TempDir
    Path folder;
    private Place place;
    private Seat seat;

    @BeforeEach
    void openWithTwoTasksThatWait() {
        place = new Place(folder);
        seat = place.sit("laptop");
        seat.awaitRow("delivery-list", "Call this device “laptop”", "Confirmed");
        seat.workOffline();
        seat.type("quick-add", "Buy milk");
        seat.enter("quick-add");
        seat.type("quick-add", "Call Bob");
        seat.enter("quick-add");
        seat.awaitRow("delivery-list", "Buy milk", "Queued");
        seat.awaitRow("delivery-list", "Call Bob", "Queued");
    }

    @AfterEach
    void close() {
        seat.close();
        place.close();
    }

    @Test
    void aTaskThatComesDuringAPressDoesNotTakeItAwayNorToAnotherRow() {
        seat.during("task-list", "Buy milk", ".task-done", () -> {
            addFromElsewhere("Water the plants");
            seat.await("the sidebar to count it", () -> seat.models().tasks().shelves().getFirst().open() == 3);
            seat.awaitOrder("task-list", "Call Bob", "Buy milk");
        });

        seat.awaitRow("task-list", "Buy milk", "Done");
        seat.awaitOrder("task-list", "Water the plants", "Call Bob");
    }

    @Test
    void aChangeThatComesDuringAPressDoesNotTakeItAwayNorToAnotherRow() {
        seat.during("delivery-list", "Buy milk", "#entry-cancel", () -> {
            addFromElsewhere("Water the plants");
            seat.awaitText("delivery-count-QUEUED", "3");
            seat.awaitNoRow("delivery-list", "Water the plants");
        });

        seat.awaitNoRow("delivery-list", "Buy milk");
        seat.awaitRow("delivery-list", "Call Bob", "Queued");
        seat.awaitRow("delivery-list", "Water the plants", "Queued");
    }

    @Test
    void aChangeThatComesWhileAKeyPressesAButtonDoesNotTakeThePressAwayNorToAnotherRow() {
        Node cancel = seat.part("delivery-list", "Buy milk", "#entry-cancel");
        Pulses.run(cancel::requestFocus);

        seat.during(KeyCode.SPACE, () -> {
            addFromElsewhere("Water the plants");
            seat.awaitText("delivery-count-QUEUED", "3");
            seat.awaitNoRow("delivery-list", "Water the plants");
        });

        seat.awaitNoRow("delivery-list", "Buy milk");
        seat.awaitRow("delivery-list", "Call Bob", "Queued");
        seat.awaitRow("delivery-list", "Water the plants", "Queued");
    }

    @Test
    void theFocusStaysOnTheButtonOfItsRow() {
        Node cancel = seat.part("delivery-list", "Buy milk", "#entry-cancel");
        Pulses.run(cancel::requestFocus);

        addFromElsewhere("Water the plants");

        seat.awaitRow("delivery-list", "Water the plants", "Queued");
        seat.await("the focus to be back", () -> seat.stage().getScene().getFocusOwner() instanceof Button button
                && button.getId().equals("entry-cancel") && rowOf(button).contains("Buy milk"));
        seat.push(KeyCode.SPACE);
        seat.awaitNoRow("delivery-list", "Buy milk");
        seat.awaitRow("delivery-list", "Call Bob", "Queued");
    }

    @Test
    void theFocusGoesToTheListWhenItsRowIsGone() {
        Node cancel = seat.part("delivery-list", "Buy milk", "#entry-cancel");
        Pulses.run(cancel::requestFocus);
        String id = seat.client().entries(Stage.QUEUED, 10, 0).join().getLast().opId();

        seat.client().cancel(id).join();

        seat.awaitNoRow("delivery-list", "Buy milk");
        seat.await("the focus on the list", () -> hasFocus(seat.stage().getScene().lookup("#delivery-list")));
        assertThat(Pulses.call(() -> seat.said("delivery-count-QUEUED"))).isEqualTo("1");
    }

    private static String rowOf(Node part) {
        Node at = part;
        while (!(at instanceof ListCell<?>)) {
            at = at.getParent();
        }
        return at.getAccessibleText();
    }

    private boolean hasFocus(Node node) {
        return node.equals(seat.stage().getScene().getFocusOwner());
    }

    /** As another program on this device would. */
    private void addFromElsewhere(String title) {
        Pulses.run(() -> seat.models().tasks().add(title));
    }
}
