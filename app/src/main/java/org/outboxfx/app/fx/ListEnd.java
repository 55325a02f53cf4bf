package org.outboxfx.app.fx;

import javafx.application.Platform;
import javafx.scene.Scene;
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

    /** In how many frames it is looked whether the end is where it was guessed to be. */
    private static final int LOOKS = 10;

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
        Platform.runLater(this::go);
    }

    private void go() {
        Scene scene = list.getScene();
        if (!kept || scene == null || list.getItems().isEmpty()) {
            return;
        }
        list.scrollTo(list.getItems().size() - 1);
        scene.addPostLayoutPulseListener(new Looking(scene));
    }

    /** JavaFX goes where it guesses the end to be; where that is, it learns from the rows that are laid out on the way. */
    private final class Looking implements Runnable {

        private final Scene scene;
        private final int sought = rows;
        private int looks = LOOKS;

        Looking(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void run() {
            looks--;
            boolean over = looks == 0 || !kept || rows != sought || !scene.equals(list.getScene());
            if (over) {
                scene.removePostLayoutPulseListener(this);
            } else if (!isEndInSight()) {
                Platform.runLater(() -> {
                    if (kept) {
                        list.scrollTo(sought - 1);
                    }
                });
            }
        }
    }

    private boolean isEndInSight() {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> last = flow.getLastVisibleCell();
            return last != null && last.getIndex() == rows - 1 && last.getBoundsInParent().getMaxY() <= flow.getHeight() + 1;
        }
        return false;
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
