package org.outboxfx.app.tasks;

import atlantafx.base.controls.CustomTextField;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** Above the tasks: what is looked at, what can be done with a list as a whole, and the search. */
final class TasksHead extends HBox {

    private final TasksViewModel model;
    private final Words words;
    private final Label title = Nodes.label("", "page-title");
    private final TextField rename = new TextField();
    private final MenuButton listMenu = new MenuButton(null, Nodes.icon(RemixiconMZ.MORE_LINE));
    private final CustomTextField search = new CustomTextField();

    TasksHead(TasksViewModel model, Runnable backToTasks) {
        this.model = model;
        this.words = model.desk().words();
        getStyleClass().addAll("page-heading", "tasks-head");
        setAlignment(Pos.TOP_LEFT);
        title.setId("tasks-title");
        title.textProperty().bind(model.titleProperty());
        title.setMinWidth(0);
        buildRename();
        buildMenu();
        buildSearch(backToTasks);
        var count = Nodes.label("", "page-subtitle");
        count.setId("tasks-count");
        Follow.by(count).value(model.openProperty(), _ -> count.setText(count()))
                .change(model.knownProperty(), () -> count.setText(count()));
        var names = new VBox(Nodes.row("tasks-title-row", title, rename, listMenu), count);
        names.getStyleClass().add("tasks-names");
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        getChildren().setAll(names, search);
        Follow.by(this).value(model.filterProperty(), filter -> {
            Nodes.present(listMenu, filter.kind() == TaskFilter.Kind.LIST);
            showField(false);
        });
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** How many there are, once that is known. */
    private String count() {
        return switch (model.knownProperty().get()) {
            case NONE -> "";
            case FIRST -> words.of("tasks.loading");
            case ALL -> words.of("tasks.open", model.openProperty().get());
        };
    }

    private void buildRename() {
        rename.setId("list-rename");
        rename.setAccessibleText(words.of("nav.list.prompt"));
        rename.getStyleClass().add("list-rename");
        rename.setOnAction(_ -> {
            model.renameList(model.filterProperty().get().list(), rename.getText());
            showField(false);
        });
        rename.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                showField(false);
                key.consume();
            }
        });
        rename.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                showField(false);
            }
        });
    }

    private void buildMenu() {
        listMenu.setId("list-menu");
        listMenu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        listMenu.setAccessibleText(words.of("tasks.list.menu"));
        Tip.on(listMenu, words.of("tasks.list.menu"));
        listMenu.getStyleClass().addAll("flat", "icon-only", "no-arrow");
        listMenu.getItems().setAll(item("list-menu-rename", words.of("tasks.list.rename"), () -> {
            rename.setText(model.titleProperty().get());
            showField(true);
            rename.requestFocus();
            rename.selectAll();
        }), item("list-menu-delete", words.of("tasks.list.delete"),
                () -> model.deleteList(model.filterProperty().get().list())));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void buildSearch(Runnable backToTasks) {
        search.setId("search");
        search.getStyleClass().add("search");
        search.setLeft(Nodes.icon(RemixiconMZ.SEARCH_LINE));
        search.setPromptText(words.of("tasks.search"));
        search.setAccessibleText(words.of("tasks.search.name"));
        Tip.on(search, words.of("tasks.search.help"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnAction(_ -> backToTasks.run());
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                search.clear();
                backToTasks.run();
                key.consume();
            }
        });
    }

    private void showField(boolean there) {
        Nodes.present(rename, there);
        Nodes.present(title, !there);
    }
}
