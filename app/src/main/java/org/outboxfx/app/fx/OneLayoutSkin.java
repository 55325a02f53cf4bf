package org.outboxfx.app.fx;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Lays the rows in sight out once where JavaFX does it twice: as soon as the number of rows is known to have changed, and again,
 * moments later in the same pass, when it is the turn of what holds them. Each time every row is styled. It does so for a list
 * that shows its beginning; elsewhere the first layout finds the place for the second. JavaFX thread only.
 */
public final class OneLayoutSkin<T> extends ListViewSkin<T> {

    private static final class Flow<T> extends VirtualFlow<ListCell<T>> {

        private boolean itsTurnComes;

        @Override
        protected void layoutChildren() {
            if (itsTurnComes && getPosition() == 0) {
                requestLayout();
            } else {
                super.layoutChildren();
            }
        }
    }

    /** @param list has no rows yet: one that has some when it is given a skin begins at its second (JavaFX 26) */
    public OneLayoutSkin(ListView<T> list) {
        super(list);
    }

    @Override
    protected VirtualFlow<ListCell<T>> createVirtualFlow() {
        return new Flow<>();
    }

    @Override
    protected void updateItemCount() {
        var flow = (Flow<T>) getVirtualFlow();
        flow.itsTurnComes = true;
        try {
            super.updateItemCount();
        } finally {
            flow.itsTurnComes = false;
        }
    }
}
