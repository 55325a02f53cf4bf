package org.outboxfx.app.fx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Lets the rows that are seen move along when others come or go above them. JavaFX leaves each row's cell in its place and gives
 * it what is shown there next, so that all that is seen is styled and laid out anew for one row that came. JavaFX thread only.
 */
public final class RowShift {

    private static final Object KEY = RowShift.class;

    private RowShift() {}

    /**
     * Shows items in a list whose rows move along.
     *
     * @param list has no rows yet: its cells are told of a change after this was
     */
    public static <T> void show(ListView<T> list, ObservableList<T> items) {
        ListChangeListener<T> listener = change -> {
            while (change.next()) {
                int longer = change.getAddedSize() - change.getRemovedSize();
                if (longer != 0 && !change.wasPermutated()) {
                    shift(list, longer > 0 ? change.getFrom() + change.getRemovedSize() : change.getTo(), longer);
                }
            }
        };
        list.getProperties().put(KEY, listener); // which the items, who may live longer, do not hold
        items.addListener(new WeakListChangeListener<>(listener));
        list.setSkin(new OneLayoutSkin<>(list));
        list.setItems(items);
    }

    /** Turns the rows from one on: those that are pushed out of sight come in where there is room. */
    private static void shift(ListView<?> list, int from, int by) {
        List<IndexedCell<?>> cells = cells(list, from);
        if (Math.abs(by) >= cells.size()) {
            return;
        }
        int first = cells.getFirst().getIndex();
        Collections.rotate(cells, by);
        for (int at = 0; at < cells.size(); at++) {
            cells.get(at).updateIndex(first + at);
        }
    }

    private static List<IndexedCell<?>> cells(ListView<?> list, int from) {
        var cells = new ArrayList<IndexedCell<?>>();
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            IndexedCell<?> cell = flow.getVisibleCell(Math.max(from, flow.getFirstVisibleCell().getIndex()));
            while (cell != null) {
                cells.add(cell);
                cell = flow.getVisibleCell(cell.getIndex() + 1);
            }
        }
        return cells;
    }
}
