package org.outboxfx.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The cheat sheet of keys, by what they are for, over a dimmed window. */
final class Shortcuts extends StackPane {

    /** Of the keys, in whatever language: what they do then begins on one line, also where the columns are one below the other. */
    private static final double ROOM_FOR_KEYS = 152;

    /** Keys that belong together, below what they are for. */
    private record Group(String heading, List<String> keys) {}

    /** One list for each column. */
    private static final List<List<Group>> COLUMNS = List.of(
            List.of(new Group("nav.tasks",
                    List.of("add", "choose", "done", "priority", "rename", "details", "move", "delete", "menu")),
                    new Group("nav.messages", List.of("send", "later", "bubble"))),
            List.of(new Group("shortcuts.everywhere",
                    List.of("pages", "delivery", "activity", "settings", "search", "undo", "redo", "sync", "size", "escape",
                            "help")),
                    new Group("nav.delivery", List.of("entry", "entry2")), new Group("nav.activity", List.of("life"))));

    /** Typing goes on there when this is closed. */
    private @Nullable Node focusedBefore;
    private final ScrollPane scroll;

    Shortcuts(Words words) {
        setId("shortcuts");
        getStyleClass().add("veil");
        var close = Nodes.iconButton("shortcuts-close", RemixiconAL.CLOSE_LINE, words.of("close"), this::hide);
        scroll = scroll(new TilePane(COLUMNS.stream().map(groups -> column(groups, words)).toArray(Node[]::new)));
        var card = new VBox(
                Nodes.row("shortcuts-head", Nodes.label(words.of("shortcuts.title"), "page-title"), Nodes.spring(), close),
                scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
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

    private static GridPane column(List<Group> groups, Words words) {
        var grid = new GridPane();
        grid.getStyleClass().add("shortcuts-grid");
        var keysColumn = new ColumnConstraints();
        keysColumn.setMinWidth(ROOM_FOR_KEYS);
        grid.getColumnConstraints().setAll(keysColumn);
        for (Group group : groups) {
            var heading = Nodes.label(words.of(group.heading()), "section-label", "shortcuts-heading");
            grid.add(heading, 0, grid.getRowCount(), 2, 1);
            for (String key : group.keys()) {
                var keys = Nodes.label(words.of("shortcuts." + key + ".keys"), "key-cap");
                keys.setMinWidth(USE_PREF_SIZE);
                grid.addRow(grid.getRowCount(), keys, Nodes.label(words.of("shortcuts." + key)));
            }
        }
        return grid;
    }

    /** Beside each other where there is room, else one below the other; what does not fit the window is scrolled to. */
    private static ScrollPane scroll(TilePane columns) {
        columns.getStyleClass().add("shortcuts-columns");
        columns.setPrefColumns(COLUMNS.size());
        columns.setTileAlignment(Pos.TOP_LEFT);
        var scroll = new ScrollPane(columns);
        columns.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        scroll.getStyleClass().add("card-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    void show() {
        if (!isVisible() && getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        Nodes.present(this, true);
        scroll.requestFocus();
    }

    private void hide() {
        Nodes.present(this, false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }
}
