package org.outboxfx.app.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a node on hovering. JavaFX makes a small window for each tooltip, seen or not, and a list has several in each
 * of its rows: here it is made when the mouse first comes by.
 */
public final class Tip {

    private static final Duration DELAY = Duration.millis(400);
    private static final double MOST_WIDTH = 320;

    private final Node node;
    private final ObservableValue<String> text;
    private @Nullable Tooltip made;

    private Tip(Node node, ObservableValue<String> text) {
        this.node = node;
        this.text = text;
    }

    /** Says the same always; to screen readers too. */
    public static void on(Control control, String text) {
        control.setAccessibleHelp(text);
        on(control, control.accessibleHelpProperty());
    }

    /** @param text what is said now; nothing is shown while it is null or empty */
    public static void on(Node node, ObservableValue<String> text) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new Tip(node, text)::come);
    }

    private void come(MouseEvent entered) {
        var now = text.getValue();
        if (now == null || now.isEmpty()) {
            if (made != null) {
                Tooltip.uninstall(node, made);
            }
            return;
        }
        if (made == null) {
            made = tooltip();
        }
        Tooltip.install(node, made);
    }

    private Tooltip tooltip() {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        tooltip.setShowDelay(DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(MOST_WIDTH);
        return tooltip;
    }
}
