package org.outboxfx.app.fx;

import javafx.scene.Node;
import javafx.scene.control.IndexedCell;

/**
 * What cells show. A list empties all its cells and fills them again whenever its length changes; to take content out and put it
 * in again would have all of it styled anew each time, so what an empty cell held stays in it, unseen.
 */
public final class Contents {

    private Contents() {}

    public static void show(IndexedCell<?> cell, Node content) {
        content.setVisible(true);
        if (!content.equals(cell.getGraphic())) {
            cell.setGraphic(content);
        }
    }

    public static void hide(IndexedCell<?> cell) {
        Node content = cell.getGraphic();
        if (content != null) {
            content.setVisible(false);
        }
        cell.setAccessibleText(null);
    }
}
