package org.outboxfx.app.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * What is being typed in a window, passphrases left out, by the ids of its fields, and where: to go on in a new one.
 *
 * @param focused the id of the node that has the focus; null if it has none
 */
record Typed(Map<String, String> texts, @Nullable String focused) {

    static Typed in(Parent root) {
        var texts = new HashMap<String, String>();
        collect(root, texts);
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        return new Typed(texts, owner == null ? null : owner.getId());
    }

    private static void collect(Node node, Map<String, String> texts) {
        if (node instanceof TextInputControl field && field.getId() != null && field.isEditable()
                && !(node instanceof PasswordField) && !field.getText().isEmpty()) {
            texts.put(field.getId(), field.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    void into(Parent root) {
        root.applyCss();
        root.layout();
        texts.forEach((id, text) -> {
            if (root.lookup("#" + id) instanceof TextInputControl field && field.getText().isEmpty()) {
                field.setText(text);
            }
        });
        Node owner = focused == null ? null : root.lookup("#" + focused);
        if (owner != null) {
            owner.requestFocus();
        }
    }
}
