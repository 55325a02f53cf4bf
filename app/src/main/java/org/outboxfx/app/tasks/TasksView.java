package org.outboxfx.app.tasks;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The page of one task list: quick add, the tasks, and beside them the details of one. */
public final class TasksView extends HBox {

    /** Below this width the details cover the list. */
    private static final double ROOM_FOR_BOTH = 640;

    private final TasksViewModel model;
    private final Words words;
    private final CustomTextField quickAdd = new CustomTextField();
    private final ListView<TaskRow> list = new ListView<>();
    private final VBox listColumn = new VBox();
    private final TaskDetails details;

    public TasksView(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.details = new TaskDetails(model);
        setId("tasks");
        getStyleClass().add("tasks");
        buildQuickAdd();
        buildList();
        var empty = empty();
        var body = new StackPane(list, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        listColumn.getStyleClass().add("page");
        listColumn.getChildren().setAll(heading(), quickAdd, body);
        HBox.setHgrow(listColumn, Priority.ALWAYS);
        getChildren().setAll(listColumn, details);
        model.rows().addListener((ListChangeListener<TaskRow>) _ -> Nodes.present(empty, model.rows().isEmpty()));
        Nodes.present(empty, model.rows().isEmpty());
        widthProperty().addListener(_ -> arrange());
        model.editedProperty().addListener(_ -> arrange());
        arrange();
    }

    public void focusQuickAdd() {
        quickAdd.requestFocus();
    }

    private VBox heading() {
        var title = Nodes.label("", "page-title");
        title.setId("tasks-title");
        title.textProperty().bind(model.titleProperty());
        var count = Nodes.label("", "page-subtitle");
        count.setId("tasks-count");
        count.textProperty().bind(model.openProperty().map(open -> words.of("tasks.open", open)));
        var heading = new VBox(title, count);
        heading.getStyleClass().add("page-heading");
        return heading;
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
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row instanceof TaskRow.Item(Task task) && model.editedIdProperty().get() != null) {
                model.editedIdProperty().set(task.id());
            }
        });
    }

    private void onKey(KeyEvent key) {
        if (list.getEditingIndex() >= 0) {
            return;
        }
        var selected = selectedTasks();
        if (selected.isEmpty()) {
            return;
        }
        switch (key.getCode()) {
            case DELETE -> model.delete(selected);
            case SPACE -> selected.forEach(model::toggleDone);
            case ENTER -> model.editedIdProperty().set(selected.getFirst().id());
            case F2 -> list.edit(list.getSelectionModel().getSelectedIndex());
            default -> {
                return;
            }
        }
        key.consume();
    }

    private List<Task> selectedTasks() {
        return list.getSelectionModel().getSelectedItems().stream().filter(TaskRow.Item.class::isInstance)
                .map(row -> ((TaskRow.Item) row).task()).toList();
    }

    private VBox empty() {
        Label title = Nodes.label(words.of("tasks.empty"), "empty-title");
        Label hint = Nodes.label(words.of("tasks.empty.hint"), "empty-hint");
        hint.setWrapText(true);
        var add = Nodes.button("tasks-empty-add", words.of("tasks.add.prompt"), this::focusQuickAdd);
        var empty = new VBox(Nodes.icon(Feather.CHECK_CIRCLE, "empty-icon"), title, hint, add);
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
