package org.outboxfx.app.settings;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.outboxfx.app.fx.Nodes;

/** A part of the page of settings, under a title, that the table of contents leads to. */
final class Section extends VBox {

    private final String title;

    /** @param id by which it and its button are found */
    Section(String id, String title, Node... rows) {
        this.title = title;
        setId("settings-part-" + id);
        getChildren().add(Nodes.label(title, "settings-title"));
        getChildren().addAll(rows);
        getStyleClass().add("settings-section");
    }

    /** Scrolls to its title, as far as the page goes, and gives the keys to what can be chosen first. */
    void show(ScrollPane page) {
        firstStop(this).ifPresent(Node::requestFocus);
        double hidden = page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
        if (hidden > 0) {
            page.setVvalue(Math.min(1, getBoundsInParent().getMinY() / hidden));
        }
    }

    private static Optional<Node> firstStop(Node within) {
        if (within.isFocusTraversable() && !within.isDisabled() && within.isVisible()) {
            return Optional.of(within);
        }
        return within instanceof Parent parent && within.isVisible()
                ? parent.getChildrenUnmodifiable().stream().map(Section::firstStop).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    /** The table of contents of a page: a button for each of its sections. */
    static Node contents(ScrollPane page, Stream<Section> sections) {
        var buttons = Rows.buttons(sections
                .map(section -> Nodes.button("to-" + section.getId(), section.title, () -> section.show(page), "flat",
                        "settings-to"))
                .toArray(Node[]::new));
        buttons.setId("settings-contents");
        return buttons;
    }
}
