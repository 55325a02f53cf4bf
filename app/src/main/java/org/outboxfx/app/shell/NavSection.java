package org.outboxfx.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;

/** A headed group of the sidebar. Items are kept while their data changes, so focus stays where it is. */
final class NavSection extends VBox {

    /**
     * An item's content.
     *
     * @param number shown at the right; empty for none
     * @param drop what can be let go over it; null if nothing can
     */
    record Item(String id, Ikon icon, String name, String number, Runnable go, @Nullable Drop drop) {

        Item(String id, Ikon icon, String name, String number, Runnable go) {
            this(id, icon, name, number, go, null);
        }
    }

    /** Something dragged that an item takes. */
    record Drop(BooleanSupplier isOnItsWay, Runnable take) {}

    private final Map<String, NavItem> kept = new HashMap<>();
    private final VBox items = new VBox();
    private final TextField field = new TextField();
    private String chosen = "";

    NavSection(String heading) {
        getStyleClass().add("nav-section");
        items.getStyleClass().add("nav-items");
        getChildren().setAll(Nodes.row("nav-heading", Nodes.label(heading, "section-label")), items);
    }

    /** A section to which a person can add: a plus beside its heading opens a field below its items. */
    NavSection(String id, String heading, String addName, String prompt, Consumer<String> add) {
        getStyleClass().add("nav-section");
        items.getStyleClass().add("nav-items");
        field.setId(id + "-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        Nodes.present(field, false);
        var plus = Nodes.iconButton(id, RemixiconAL.ADD_LINE, addName, this::ask);
        plus.getStyleClass().add("nav-add");
        field.setOnAction(_ -> {
            add.accept(field.getText());
            close(field);
        });
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close(field);
            }
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                close(field);
            }
        });
        getChildren().setAll(Nodes.row("nav-heading", Nodes.label(heading, "section-label"), Nodes.spring(), plus), items, field);
    }

    private static void close(TextField field) {
        field.clear();
        Nodes.present(field, false);
    }

    /** Opens the field for a new item's name. */
    void ask() {
        Nodes.present(field, true);
        field.requestFocus();
    }

    void show(List<Item> wanted) {
        var nodes = wanted.stream().map(item -> {
            var node = kept.computeIfAbsent(item.id(), id -> new NavItem(id, item.go()));
            node.show(item.icon(), item.name(), item.number());
            node.accept(item.drop());
            return node;
        }).toList();
        if (!items.getChildren().equals(nodes)) {
            items.getChildren().setAll(nodes);
        }
        kept.keySet().retainAll(wanted.stream().map(Item::id).toList());
        choose(chosen);
    }

    void choose(@Nullable String id) {
        chosen = id == null ? "" : id;
        kept.forEach((its, item) -> item.setChosen(its.equals(chosen)));
    }

    void setUrgent(String id, boolean urgent) {
        var item = kept.get(id);
        if (item != null) {
            item.setUrgent(urgent);
        }
    }
}
