package org.outboxfx.app.fx;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A card over a dimmed window. While it is there the focus stays on it, Escape closes it, and afterwards typing goes on where
 * it was.
 */
public final class Veil extends StackPane {

    private final ChangeListener<Node> keep = (_, _, owner) -> keepFocus(owner);
    private @Nullable Node before;
    private @Nullable Scene guarded;
    private @Nullable Node first;

    /** @param dismissed told when the person wants it closed; {@link #lift} closes it */
    public Veil(String id, Runnable dismissed) {
        setId(id);
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                dismissed.run();
                key.consume();
            }
        });
        Nodes.present(this, false);
    }

    /**
     * Shows a card.
     *
     * @param focused where the focus goes first, and back to if it leaves the card
     */
    public void lower(Region card, Node focused) {
        getChildren().setAll(card);
        first = focused;
        Scene scene = getScene();
        if (!isVisible() && scene != null) {
            before = scene.getFocusOwner();
            guarded = scene;
            scene.focusOwnerProperty().addListener(keep);
        }
        Nodes.present(this, true);
        focused.requestFocus();
    }

    /** Takes it away. */
    public void lift() {
        if (guarded != null) {
            guarded.focusOwnerProperty().removeListener(keep);
            guarded = null;
        }
        boolean wasThere = isVisible();
        Nodes.present(this, false);
        getChildren().clear();
        if (wasThere && before != null) {
            before.requestFocus();
        }
        before = null;
        first = null;
    }

    private void keepFocus(@Nullable Node owner) {
        if (owner == null || first == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.equals(this)) {
                return;
            }
        }
        first.requestFocus();
    }
}
