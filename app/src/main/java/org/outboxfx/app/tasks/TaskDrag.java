package org.outboxfx.app.tasks;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;

/**
 * Tasks are dragged within their list, and onto the sidebar. It stays within the window, so that it needs nothing of the
 * desktop. Escape ends it with nothing done.
 */
final class TaskDrag {

    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");
    /** How near to the list's edge it begins to scroll. */
    private static final double EDGE = 28;

    private final TasksViewModel model;
    private final Selection selection;
    private final EventHandler<KeyEvent> endOnEscape = this::endOnEscape;

    TaskDrag(TasksViewModel model, Selection selection) {
        this.model = model;
        this.selection = selection;
    }

    void install(ListCell<TaskRow> cell) {
        cell.setOnDragDetected(press -> begin(cell, press));
        cell.setOnMouseReleased(_ -> end(cell));
        cell.setOnMouseDragOver(over -> hint(cell, over));
        cell.setOnMouseDragExited(_ -> clear(cell));
        cell.setOnMouseDragReleased(release -> drop(cell, release));
    }

    private void begin(ListCell<TaskRow> cell, MouseEvent press) {
        if (press.getButton() == MouseButton.PRIMARY && !cell.isEditing()
                && cell.getItem() instanceof Task task) {
            boolean ofTheChosen = selection.tasks().stream().anyMatch(one -> one.id().equals(task.id()));
            model.places().dragged().setAll(ofTheChosen ? List.copyOf(selection.tasks()) : List.of(task));
            cell.startFullDrag();
            cell.getScene().setCursor(Cursor.CLOSED_HAND);
            cell.getScene().addEventFilter(KeyEvent.KEY_PRESSED, endOnEscape);
            press.consume();
        }
    }

    private void endOnEscape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && model.places().isDragging()) {
            model.places().dragged().clear();
            key.consume();
        }
    }

    /** After whatever took the drop. */
    private void end(Node cell) {
        if (cell.getScene() != null) {
            cell.getScene().setCursor(null);
            cell.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, endOnEscape);
        }
        model.places().dragged().clear();
    }

    private void hint(ListCell<TaskRow> cell, MouseDragEvent over) {
        boolean shown = model.places().isDragging() && isOpen(cell);
        boolean below = isBelow(cell, over);
        cell.pseudoClassStateChanged(ABOVE, shown && !below);
        cell.pseudoClassStateChanged(BELOW, shown && below);
        var list = cell.getListView();
        double y = list.sceneToLocal(over.getSceneX(), over.getSceneY()).getY();
        if (y < EDGE && cell.getIndex() > 0) {
            list.scrollTo(cell.getIndex() - 1);
        } else if (y > list.getHeight() - EDGE) {
            list.scrollTo(Math.max(0, cell.getIndex() - (int) (list.getHeight() / cell.getHeight()) + 2));
        }
    }

    private void drop(ListCell<TaskRow> cell, MouseDragEvent release) {
        clear(cell);
        if (!model.places().isDragging()) {
            return;
        }
        var moved = List.copyOf(model.places().dragged());
        model.places().dragged().clear();
        int at = cell.getIndex() + (isBelow(cell, release) ? 1 : 0);
        model.places().moveBefore(moved, isOpen(cell) ? model.places().openTaskFrom(at, moved) : null);
    }

    private static boolean isOpen(ListCell<TaskRow> cell) {
        return cell.getItem() instanceof Task task && !task.done();
    }

    private static boolean isBelow(ListCell<TaskRow> cell, MouseDragEvent at) {
        return cell.sceneToLocal(at.getSceneX(), at.getSceneY()).getY() > cell.getHeight() / 2;
    }

    private static void clear(Node cell) {
        cell.pseudoClassStateChanged(ABOVE, false);
        cell.pseudoClassStateChanged(BELOW, false);
    }
}
