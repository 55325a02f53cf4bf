package org.outboxfx.app.messages;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What keys do about the message that is chosen: the same as what is offered in its bubble, and nothing else. */
final class BubbleKeys {

    private BubbleKeys() {}

    static void on(ListView<Bubble> list) {
        list.setOnKeyPressed(key -> {
            String meant = linkOf(key.getCode());
            Hyperlink link = meant == null ? null : offered(list, meant);
            if (link != null) {
                link.fire();
                key.consume();
            }
        });
    }

    private static @Nullable String linkOf(KeyCode key) {
        return switch (key) {
            case F2 -> "message-undo";
            case F5 -> "message-now";
            case DELETE -> "message-cancel";
            default -> null;
        };
    }

    private static @Nullable Hyperlink offered(ListView<Bubble> list, String id) {
        for (Node node : list.lookupAll(".bubble-cell")) {
            if (node instanceof ListCell<?> cell && cell.isSelected() && !cell.isEmpty()
                    && cell.lookup("#" + id) instanceof Hyperlink link && link.isVisible()) {
                return link;
            }
        }
        return null;
    }
}
