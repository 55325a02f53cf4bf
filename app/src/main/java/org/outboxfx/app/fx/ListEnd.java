package org.outboxfx.app.fx;

import javafx.application.Platform;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Keeps a list at its end while rows come and its height changes. Who has gone further up to read stays where they are, until
 * they are back at the end. JavaFX thread only.
 */
public final class ListEnd {

    private final ListView<?> list;
    /** How many rows there were when it was last looked where the list stands. */
    private int rows;
    /** True from the way to the end on until a person does something with the list. */
    private boolean kept = true;

    private ListEnd(ListView<?> list) {
        this.list = list;
    }

    /** @param list has its items already */
    public static ListEnd keep(ListView<?> list) {
        var end = new ListEnd(list);
        list.addEventFilter(InputEvent.ANY, event -> {
            if (event instanceof ScrollEvent || event.getEventType() == MouseEvent.MOUSE_PRESSED
                    || event.getEventType() == KeyEvent.KEY_PRESSED) {
                end.kept = false;
            }
        });
        Follow.by(list).list(list.getItems(), end::stay).change(list.heightProperty(), end::stay);
        return end;
    }

    /** Goes to the end, wherever the list stands: once the list itself knows of the change that is being told of. */
    public void show() {
        kept = true;
        rows = list.getItems().size();
        Platform.runLater(() -> {
            if (kept && !list.getItems().isEmpty()) {
                list.scrollTo(list.getItems().size() - 1);
            }
        });
    }

    private void stay() {
        if (kept || isLastSeen()) {
            show();
        } else {
            rows = list.getItems().size();
        }
    }

    /** What is seen is from before a change: cells follow with the next layout. */
    private boolean isLastSeen() {
        IndexedCell<?> last = list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow.getLastVisibleCell() : null;
        return last == null || last.getIndex() >= rows - 1;
    }
}
