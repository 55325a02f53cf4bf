package org.outboxfx.app.fx;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the focus on the button of the row it is on, while rows come and go around it. JavaFX leaves it on the same button of
 * whatever row is shown there next, which a key would then be for, or takes it away. JavaFX thread only.
 *
 * @param <T> a row
 */
public final class RowFocus<T> {

    private final ListView<T> list;
    private final Function<? super T, ?> key;
    /** Where the focus is, or was before rows have changed; null if it is on no row's part. */
    private @Nullable Spot spot;
    private boolean changing;

    /** A part of a row. */
    private record Spot(Object key, @Nullable String id) {}

    private RowFocus(ListView<T> list, Function<? super T, ?> key) {
        this.list = list;
        this.key = key;
    }

    /** @param key tells whether two rows are the same thing in another state */
    public static <T> void keep(ListView<T> list, Function<? super T, ?> key) {
        var focus = new RowFocus<T>(list, key);
        list.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                Follow.by(list).value(scene.focusOwnerProperty(), owner -> focus.note(scene, owner));
            }
        });
        Follow.by(list).list(list.getItems(), focus::hold);
    }

    private void note(Scene scene, @Nullable Node owner) {
        if (!changing && scene.equals(list.getScene())) {
            ListCell<T> row = rowOf(owner);
            spot = row == null || owner == null ? null : new Spot(key.apply(row.getItem()), owner.getId());
        }
    }

    private void hold() {
        Scene scene = list.getScene();
        Spot held = spot;
        if (changing || held == null || scene == null) {
            return;
        }
        changing = true;
        ListCell<T> row = rowOf(scene.getFocusOwner());
        if (row == null || !key.apply(row.getItem()).equals(held.key())) {
            list.requestFocus();
        }
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                giveBack(scene, held);
            }
        });
    }

    private void giveBack(Scene scene, Spot held) {
        changing = false;
        Node owner = scene.getFocusOwner();
        if (owner == null || list.isFocusWithin()) {
            find(held).requestFocus();
        }
        note(scene, scene.getFocusOwner());
    }

    /** The same part of the same row; the list itself if that is not seen any more. */
    private Node find(Spot held) {
        for (Node node : list.lookupAll(".list-cell")) {
            ListCell<T> row = rowOf(node);
            Node part = row == null || held.id() == null || !key.apply(row.getItem()).equals(held.key())
                    ? null
                    : row.lookup("#" + held.id());
            if (part != null && part.isVisible() && !part.isDisabled()) {
                return part;
            }
        }
        return list;
    }

    /** The row of this list that holds the node; null if none does. */
    @SuppressWarnings("unchecked")
    private @Nullable ListCell<T> rowOf(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ListCell<?> cell) {
                return list.equals(cell.getListView()) && !cell.isEmpty() && cell.getItem() != null ? (ListCell<T>) cell : null;
            }
        }
        return null;
    }
}
