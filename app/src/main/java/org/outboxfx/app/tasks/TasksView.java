package org.outboxfx.app.tasks;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The page of one task list: quick add, the tasks, and beside them the details of one. */
public final class TasksView extends HBox {

    /** Below this width the details cover the list. */
    private static final double ROOM_FOR_BOTH = 640;

    private static final KeyCombination MOVE_UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination MOVE_DOWN = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.SHORTCUT_DOWN);

    private final TasksViewModel model;
    private final Words words;
    private final CustomTextField quickAdd = new CustomTextField();
    private final ListView<TaskRow> list = new ListView<>();
    private final VBox listColumn = new VBox();
    private final TaskDetails details;
    private final TasksHead head;
    /** The task that was moved last, until the next key or click: its row is chosen again wherever it arrives. */
    private @Nullable String moved;

    public TasksView(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.details = new TaskDetails(model);
        this.head = new TasksHead(model, list::requestFocus);
        setId("tasks");
        getStyleClass().add("tasks");
        buildQuickAdd();
        buildList();
        var empty = empty();
        var body = new StackPane(list, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        listColumn.getStyleClass().add("page");
        listColumn.getChildren().setAll(head, quickAdd, body);
        HBox.setHgrow(listColumn, Priority.ALWAYS);
        getChildren().setAll(listColumn, details);
        model.rows().addListener((ListChangeListener<TaskRow>) _ -> {
            Nodes.present(empty, model.rows().isEmpty());
            chooseMoved();
        });
        Nodes.present(empty, model.rows().isEmpty());
        widthProperty().addListener(_ -> arrange());
        model.editedProperty().addListener(_ -> arrange());
        arrange();
    }

    public void focusQuickAdd() {
        quickAdd.requestFocus();
    }

    public void focusSearch() {
        head.focusSearch();
    }

    private void buildQuickAdd() {
        quickAdd.setId("quick-add");
        quickAdd.getStyleClass().add("quick-add");
        quickAdd.setLeft(Nodes.icon(Feather.PLUS));
        quickAdd.setPromptText(words.of("tasks.add.prompt"));
        quickAdd.setAccessibleText(words.of("tasks.add.name"));
        quickAdd.setTooltip(Nodes.tooltip(words.of("tasks.add.help")));
        quickAdd.setOnAction(_ -> {
            model.add(quickAdd.getText());
            quickAdd.clear();
        });
    }

    private void buildList() {
        list.setId("task-list");
        list.setAccessibleText(words.of("tasks.list.name"));
        list.setItems(model.rows());
        list.setEditable(true);
        list.editingIndexProperty().addListener((_, _, index) -> model.typingProperty().set(index.intValue() >= 0));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new TaskCell(model));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> moved = null);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row instanceof TaskRow.Item(Task task) && model.editedIdProperty().get() != null) {
                model.editedIdProperty().set(task.id());
            }
        });
    }

    private void onKey(KeyEvent key) {
        moved = null;
        var selected = selectedTasks();
        if (list.getEditingIndex() >= 0 || selected.isEmpty()) {
            return;
        }
        if (MOVE_UP.match(key) || MOVE_DOWN.match(key)) {
            moved = selected.getFirst().id();
            model.move(selected.getFirst(), MOVE_UP.match(key) ? TasksViewModel.Direction.UP : TasksViewModel.Direction.DOWN);
            key.consume();
            return;
        }
        switch (key.getCode()) {
            case DELETE -> model.deeds().delete(selected);
            case SPACE -> model.deeds().toggleDone(selected);
            case ENTER -> model.editedIdProperty().set(selected.getFirst().id());
            case F2 -> list.edit(list.getSelectionModel().getSelectedIndex());
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void chooseMoved() {
        for (int index = 0; moved != null && index < model.rows().size(); index++) {
            if (model.rows().get(index).rowKey().equals(moved)) {
                list.getSelectionModel().clearAndSelect(index);
                list.getFocusModel().focus(index);
                return;
            }
        }
    }

    private List<Task> selectedTasks() {
        return list.getSelectionModel().getSelectedItems().stream().filter(TaskRow.Item.class::isInstance)
                .map(row -> ((TaskRow.Item) row).task()).toList();
    }

    private VBox empty() {
        Label title = Nodes.label("", "empty-title");
        Label hint = Nodes.label("", "empty-hint");
        hint.setWrapText(true);
        var add = Nodes.button("tasks-empty-add", words.of("tasks.add.prompt"), this::focusQuickAdd);
        var all = Nodes.button("tasks-search-end", words.of("tasks.search.end"), () -> model.searchProperty().set(""));
        model.searchProperty().subscribe(text -> {
            title.setText(words.of(text.isBlank() ? "tasks.empty" : "tasks.search.none"));
            hint.setText(words.of(text.isBlank() ? "tasks.empty.hint" : "tasks.search.none.hint"));
            Nodes.present(add, text.isBlank());
            Nodes.present(all, !text.isBlank());
        });
        var empty = new VBox(Nodes.icon(Feather.CHECK_CIRCLE, "empty-icon"), title, hint, add, all);
        empty.setId("tasks-empty");
        empty.getStyleClass().add("empty");
        return empty;
    }

    private void arrange() {
        boolean editing = model.editedProperty().get() != null;
        boolean both = getWidth() >= ROOM_FOR_BOTH;
        Nodes.present(details, editing);
        Nodes.present(listColumn, both || !editing);
        HBox.setHgrow(details, both ? Priority.NEVER : Priority.ALWAYS);
        details.setMaxWidth(both ? TaskDetails.WIDTH : Double.MAX_VALUE);
    }
}
