package org.outboxfx.app.tasks;

import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** Takes the quick-add field's place while several tasks are chosen: their number, and what can be done to all of them. */
final class SelectionBar extends HBox {

    private final Words words;

    SelectionBar(TasksViewModel model, Selection selection) {
        this.words = model.desk().words();
        var menu = new TaskMenu(model, selection::tasks);
        setId("selection-bar");
        getStyleClass().add("selection-bar");
        setAlignment(Pos.CENTER_LEFT);
        var count = Nodes.label("", "selection-count");
        count.setId("selection-count");
        selection.tasks().addListener((ListChangeListener<Task>) _ -> count
                .setText(words.of("tasks.chosen", selection.tasks().size())));
        getChildren().setAll(count, Nodes.spring(),
                Nodes.iconButton("selection-done", RemixiconAL.CHECK_LINE, words.of("tasks.toggle"),
                        () -> model.deeds().toggleDone(List.copyOf(selection.tasks()))),
                choices("selection-priority", RemixiconAL.FLAG_LINE, words.of("tasks.field.priority"), menu::priorities),
                choices("selection-due", RemixiconAL.CALENDAR_LINE, words.of("tasks.field.due"), menu::dues),
                choices("selection-list", RemixiconAL.FOLDER_LINE, words.of("tasks.move"), menu::lists),
                Nodes.iconButton("selection-delete", RemixiconAL.DELETE_BIN_LINE, words.of("tasks.delete.all", 2),
                        () -> model.deeds().delete(List.copyOf(selection.tasks()))),
                Nodes.iconButton("selection-clear", RemixiconAL.CLOSE_LINE, words.of("tasks.chosen.clear"), selection::clear));
    }

    private static MenuButton choices(String id, Ikon ikon, String name, Supplier<List<MenuItem>> items) {
        var button = new MenuButton(null, Nodes.icon(ikon));
        button.setId(id);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "icon-only", "no-arrow");
        button.setAccessibleText(name);
        Tip.on(button, name);
        button.setOnShowing(_ -> button.getItems().setAll(items.get()));
        button.getItems().setAll(items.get());
        return button;
    }
}
