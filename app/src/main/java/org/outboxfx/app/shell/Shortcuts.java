package org.outboxfx.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The cheat sheet of keys, over a dimmed window. */
final class Shortcuts extends StackPane {

    private static final List<String> KEYS = List.of("add", "choose", "done", "priority", "menu", "rename", "delete", "details",
            "move", "undo",
            "search", "send", "later", "pages",
            "sync", "help",
            "delivery", "activity", "settings", "size", "entry", "entry2");

    /** Typing goes on there when this is closed. */
    private @Nullable Node focusedBefore;

    Shortcuts(Words words) {
        setId("shortcuts");
        getStyleClass().add("veil");
        var grid = new GridPane();
        grid.getStyleClass().add("shortcuts-grid");
        for (String key : KEYS) {
            grid.addRow(grid.getRowCount(), Nodes.label(words.of("shortcuts." + key + ".keys"), "key-cap"),
                    Nodes.label(words.of("shortcuts." + key)));
        }
        var close = Nodes.iconButton("shortcuts-close", Feather.X, words.of("close"), this::hide);
        var card = new VBox(
                Nodes.row("shortcuts-head", Nodes.label(words.of("shortcuts.title"), "page-title"), Nodes.spring(), close),
                grid);
        card.getStyleClass().add("veil-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().setAll(card);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                hide();
            }
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.F1) {
                hide();
                key.consume();
            }
        });
        Nodes.present(this, false);
    }

    void show() {
        if (!isVisible() && getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        Nodes.present(this, true);
        requestFocus();
    }

    private void hide() {
        Nodes.present(this, false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }
}
