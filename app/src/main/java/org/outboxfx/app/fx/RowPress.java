package org.outboxfx.app.fx;

import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;

/**
 * Whether a person presses the mouse on a row of a list, or the space bar on a button in one. Rows that are put elsewhere in that time would take the press away, or
 * let it go to another row: who fills the list waits for the release. JavaFX thread only.
 */
public final class RowPress {

    /** The mouse is moved, rather than dragged, only while no button is down: a release may have gone to another window. */
    private static final Set<EventType<?>> ENDS = Set.of(MouseEvent.MOUSE_RELEASED, MouseDragEvent.MOUSE_DRAG_RELEASED,
            MouseEvent.MOUSE_MOVED, KeyEvent.KEY_RELEASED);

    private final ReadOnlyBooleanWrapper down = new ReadOnlyBooleanWrapper();
    private int presses;

    private RowPress() {}

    /** True from a press on until what the release sets off has been done. */
    public static ReadOnlyBooleanProperty on(ListView<?> list) {
        var press = new RowPress();
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> press.begin(event.getTarget()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && event.getTarget() instanceof ButtonBase) {
                press.begin(event.getTarget());
            }
        });
        // What was dragged out of the list is let go of elsewhere in the window.
        EventHandler<InputEvent> end = event -> {
            if (ENDS.contains(event.getEventType())) {
                press.end();
            }
        };
        list.sceneProperty().addListener((_, before, now) -> {
            press.end();
            if (before != null) {
                before.removeEventFilter(InputEvent.ANY, end);
            }
            if (now != null) {
                now.addEventFilter(InputEvent.ANY, end);
            }
        });
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
