package org.outboxfx.app.shell;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.desk.History;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Reach;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** The program's name, the connection and what can be done about it, and the menu. */
final class TopBar extends HBox {

    /** What the menu can start beyond this window. */
    record Commands(Runnable importFile, Runnable exportFile, Runnable showShortcuts, Runnable showSettings, Runnable quit,
            Consumer<Theme.Choice> theme) {}

    private static final double MARK_SIZE = 22;

    private final Label title;
    private final ToggleSwitch offline;
    private final Button sync;
    private final Words words;

    TopBar(ShellViewModel shell, Theme theme, Commands commands) {
        words = shell.desk().words();
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        title = Nodes.label(words.of("app.name"), "app-title");
        title.setMinWidth(USE_PREF_SIZE);
        var name = Nodes.row("app-name", Mark.view(MARK_SIZE), title);
        offline = Reach.bySpace(new ToggleSwitch(words.of("shell.offline")));
        offline.setId("work-offline");
        offline.setMinWidth(USE_PREF_SIZE);
        offline.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        offline.setAccessibleText(words.of("shell.offline"));
        Tip.on(offline, words.of("shell.offline.why"));
        offline.selectedProperty().bindBidirectional(shell.workingOfflineProperty());
        sync = Nodes.button("sync-now", words.of("shell.sync"), shell::syncNow);
        sync.setGraphic(Nodes.icon(RemixiconMZ.REFRESH_LINE));
        sync.setMinWidth(USE_PREF_SIZE);
        sync.setAccessibleText(words.of("shell.sync"));
        Tip.on(sync, sync.textProperty().map(text -> text.isEmpty() ? words.of("shell.sync") : ""));
        var settings = Nodes.iconButton("open-settings", RemixiconMZ.SETTINGS_2_LINE, words.of("nav.settings"),
                commands.showSettings());
        getChildren().setAll(name, Nodes.spring(), new LinkPill(shell), offline, sync, settings,
                menu(words, theme, commands, shell.desk().history()));
    }

    /** Leaves words out where they have no room; their names stay for screen readers and on hovering. */
    void fit(Room room) {
        Nodes.present(title, room.hasPanel());
        offline.setText(room.hasPanel() ? words.of("shell.offline") : "");
        sync.setText(room.hasPanel() ? words.of("shell.sync") : "");
    }

    private static MenuButton menu(Words words, Theme theme, Commands commands, History history) {
        var menu = new MenuButton(null, Nodes.icon(RemixiconMZ.MENU_LINE));
        menu.setId("menu");
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.setAccessibleText(words.of("menu"));
        menu.getStyleClass().addAll("flat", "icon-only", "no-arrow");
        menu.getItems().setAll(file(words, commands), edit(words, history), themes(words, theme, commands, Follow.by(menu)),
                item("menu-settings", words.of("menu.settings"), commands.showSettings()),
                item("menu-shortcuts", words.of("menu.shortcuts"), commands.showShortcuts()));
        return menu;
    }

    private static Menu file(Words words, Commands commands) {
        var file = new Menu(words.of("menu.file"));
        file.setId("menu-file");
        file.getItems().setAll(item("menu-import", words.of("menu.import"), commands.importFile()),
                item("menu-export", words.of("menu.export"), commands.exportFile()), new SeparatorMenuItem(),
                item("menu-quit", words.of("menu.quit"), commands.quit()));
        return file;
    }

    private static Menu edit(Words words, History history) {
        var edit = new Menu(words.of("menu.edit"));
        edit.setId("menu-edit");
        edit.getItems().setAll(
                step(item("menu-undo", "", history::undo), history.undoNameProperty(), "undo", UndoKeys.UNDO, words),
                step(item("menu-redo", "", history::redo), history.redoNameProperty(), "redo", UndoKeys.REDO, words));
        return edit;
    }

    /** Says what would be undone or done again. */
    private static MenuItem step(MenuItem item, ReadOnlyStringProperty name, String key, KeyCombination keys, Words words) {
        item.textProperty().bind(name.map(what -> what.isEmpty() ? words.of(key) : words.of("history." + key, what)));
        item.disableProperty().bind(name.isEmpty());
        item.setAccelerator(keys);
        return item;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Menu themes(Words words, Theme theme, Commands commands, Follow follow) {
        var menu = new Menu(words.of("menu.theme"));
        var group = new ToggleGroup();
        for (var choice : Theme.Choice.values()) {
            var item = new RadioMenuItem(words.of("menu.theme." + choice));
            item.setId("menu-theme-" + choice);
            item.setToggleGroup(group);
            follow.value(theme.choiceProperty(), now -> item.setSelected(now == choice));
            item.setOnAction(_ -> commands.theme().accept(choice));
            menu.getItems().add(item);
        }
        return menu;
    }
}
