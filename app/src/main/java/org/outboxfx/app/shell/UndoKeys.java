package org.outboxfx.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.outboxfx.app.desk.History;

/**
 * The keys for undo and redo. A field that is being typed into takes back its own typing first; when it has none left,
 * the window's history goes on.
 */
final class UndoKeys {

    static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private UndoKeys() {}

    static List<KeyCombination> all() {
        return List.of(UNDO, REDO, REDO_TOO);
    }

    static void install(Scene scene, History history) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            Node focused = scene.getFocusOwner();
            if (UNDO.match(key) && !(focused instanceof TextInputControl field && field.isUndoable())) {
                history.undo();
                key.consume();
            } else if ((REDO.match(key) || REDO_TOO.match(key))
                    && !(focused instanceof TextInputControl field && field.isRedoable())) {
                history.redo();
                key.consume();
            }
        });
    }
}
