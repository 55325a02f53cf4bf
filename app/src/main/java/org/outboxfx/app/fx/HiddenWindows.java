package org.outboxfx.app.fx;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Takes the focus out of windows that are hidden, in the tray or for good, and gives it back when they are shown again. The caret
 * of a field with the focus goes on blinking where nobody sees it, and as long as it does, JavaFX begins every frame there could
 * be.
 */
final class HiddenWindows {

    private static final Object KEY = HiddenWindows.class;

    private HiddenWindows() {}

    /** All windows from now on. JavaFX thread only. */
    static void letRest() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(HiddenWindows::rest);
                change.getAddedSubList().forEach(HiddenWindows::wake);
            }
        });
    }

    private static void rest(Window window) {
        Scene scene = window.getScene();
        if (window instanceof Stage && scene != null && scene.getFocusOwner() != null) {
            scene.getProperties().put(KEY, scene.getFocusOwner());
            scene.getRoot().requestFocus();
        }
    }

    private static void wake(Window window) {
        Scene scene = window.getScene();
        if (scene != null && scene.getProperties().remove(KEY) instanceof Node before
                && scene.getRoot().equals(scene.getFocusOwner())) {
            before.requestFocus();
        }
    }
}
