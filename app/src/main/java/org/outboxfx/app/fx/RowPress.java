package org.outboxfx.app.fx;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;

/**
 * Whether a person presses the mouse on a row of a list. Rows that are put elsewhere in that time would take the press away, or
 * let it go to another row: who fills the list waits for the release. JavaFX thread only.
 */
public final class RowPress {

    private final ReadOnlyBooleanWrapper down = new ReadOnlyBooleanWrapper();
    private int presses;

    private RowPress() {}

    /** True from a press on until what the release sets off has been done. */
    public static ReadOnlyBooleanProperty on(ListView<?> list) {
        var press = new RowPress();
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> press.begin(event.getTarget()));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> press.end());
        // The mouse is moved, rather than dragged, only while no button is down: the release has gone elsewhere.
        list.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> press.end());
        list.sceneProperty().addListener((_, _, _) -> press.end());
        return press.down.getReadOnlyProperty();
    }

    private void begin(EventTarget target) {
        presses++;
        down.set(target instanceof Node node && isInARow(node));
    }

    private void end() {
        int ended = presses;
        Platform.runLater(() -> {
            if (ended == presses) {
                down.set(false);
            }
        });
    }

    private static boolean isInARow(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ListCell<?> cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }
}
