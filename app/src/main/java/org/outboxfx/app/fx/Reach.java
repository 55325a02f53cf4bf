package org.outboxfx.app.fx;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What a keyboard alone can do with controls that are made for a mouse, or that keep the keys to themselves. */
public final class Reach {

    private Reach() {}

    /** The space bar throws the switch, as it presses a button. */
    public static ToggleSwitch bySpace(ToggleSwitch toggle) {
        toggle.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.SPACE) {
                toggle.fire();
                key.consume();
            }
        });
        return toggle;
    }

    /** The tabulator goes on to the next control: a message and a note have no use for it as a character. */
    public static TextArea leftByTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isShiftDown() && !key.isControlDown() && !key.isAltDown()) {
                area.requestFocusTraversal(TraversalDirection.NEXT);
                key.consume();
            }
        });
        return area;
    }
}
