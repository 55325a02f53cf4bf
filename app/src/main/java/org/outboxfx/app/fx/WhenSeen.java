package org.outboxfx.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Keeps out of a window what is not to be seen yet: JavaFX styles all that is in a window, seen or not. JavaFX thread only. */
public final class WhenSeen {

    private static final Object KEY = WhenSeen.class;

    private WhenSeen() {}

    /** Adds a child behind those that are there, once it is visible for the first time. */
    public static void add(Pane parent, Node child) {
        add(parent, Integer.MAX_VALUE, child);
    }

    /** @param index where among the children; behind them if there are fewer */
    public static void add(Pane parent, int index, Node child) {
        if (child.isVisible()) {
            put(parent, index, child);
            return;
        }
        waitingIn(parent).add(child);
        child.visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends @Nullable Boolean> visible, @Nullable Boolean before,
                    @Nullable Boolean now) {
                visible.removeListener(this);
                waitingIn(parent).remove(child);
                put(parent, index, child);
            }
        });
    }

    private static void put(Pane parent, int index, Node child) {
        parent.getChildren().add(Math.min(index, parent.getChildren().size()), child);
    }

    /** Whoever is not in the window must be kept by someone. */
    @SuppressWarnings("unchecked")
    private static List<Node> waitingIn(Pane parent) {
        return (List<Node>) parent.getProperties().computeIfAbsent(KEY, _ -> new ArrayList<>());
    }
}
