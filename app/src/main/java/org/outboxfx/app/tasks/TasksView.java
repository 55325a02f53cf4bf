package org.outboxfx.app.tasks;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Late;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.RowPress;
import org.outboxfx.app.fx.RowShift;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.fx.WhenSeen;
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
    private final Late<TaskDetails> details;
    private final TasksHead head;
    private final Selection selection;

    public TasksView(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.details = new Late<>(() -> new TaskDetails(model));
        this.selection = new Selection(model, list);
        this.head = new TasksHead(model, list::requestFocus);
        setId("tasks");
        getStyleClass().add("tasks");
        buildQuickAdd();
        buildList();
        var empty = empty();
        var preview = new QuickAddPreview(model);
        quickAdd.textProperty().addListener((_, _, text) -> preview.show(text));
        StackPane.setAlignment(preview, Pos.TOP_LEFT);
        var body = new StackPane(list, preview);
        VBox.setVgrow(body, Priority.ALWAYS);
        listColumn.getStyleClass().add("page");
        listColumn.getChildren().setAll(head, addOrAct(), body);
        HBox.setHgrow(listColumn, Priority.ALWAYS);
        getChildren().setAll(listColumn);
        Runnable showEmpty = () -> Nodes.present(empty,
                model.rows().isEmpty() && model.knownProperty().get() == Known.ALL);
        Follow.by(this).list(model.rows(), showEmpty).change(model.knownProperty(), showEmpty)
                .change(model.editedProperty(), this::complete);
        showEmpty.run();
        WhenSeen.add(body, 1, empty);
        widthProperty().addListener(_ -> arrange());
        arrange();
    }

    /** Makes what is not in sight. */
    public void complete() {
        TaskDetails made = details.get();
        if (!getChildren().contains(made)) {
            getChildren().add(made);
        }
        arrange();
    }

    public void focusQuickAdd() {
        if (selection.tasks().size() > 1) {
            selection.clear();
        }
        quickAdd.requestFocus();
    }

    public void focusSearch() {
        head.focusSearch();
    }

    private void buildQuickAdd() {
        quickAdd.setId("quick-add");
        quickAdd.getStyleClass().add("quick-add");
        quickAdd.setLeft(Nodes.icon(RemixiconAL.ADD_LINE));
        quickAdd.setPromptText(words.of("tasks.add.prompt"));
        quickAdd.setAccessibleText(words.of("tasks.add.name"));
        Tip.on(quickAdd, words.of("tasks.add.help"));
        quickAdd.setOnAction(_ -> {
            model.add(quickAdd.getText());
            quickAdd.clear();
        });
    }

    /** The field to add by, or while several tasks are chosen what can be done to them, in the same place. */
    private StackPane addOrAct() {
        var bar = new SelectionBar(model, selection);
        bar.setVisible(false);
        selection.tasks().addListener((ListChangeListener<Task>) _ -> {
            boolean several = selection.tasks().size() > 1;
            bar.setVisible(several);
            quickAdd.setVisible(!several);
        });
        var place = new StackPane(quickAdd);
        WhenSeen.add(place, bar);
        return place;
    }

    private void buildList() {
        list.setId("task-list");
        Nodes.takeRoom(list);
        list.setAccessibleText(words.of("tasks.list.name"));
        RowShift.show(list, model.rows());
        list.setEditable(true);
        model.heldProperty().bind(list.editingIndexProperty().greaterThanOrEqualTo(0).or(RowPress.on(list)));
        var drag = new TaskDrag(model, selection);
        list.setCellFactory(_ -> {
            var cell = new TaskCell(model);
            drag.install(cell);
            return cell;
        });
        list.setContextMenu(new TaskMenu(model, () -> List.copyOf(selection.tasks())).contextMenu(this::openDetails));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row instanceof Task task && model.editedIdProperty().get() != null) {
                model.editedIdProperty().set(task.id());
            }
        });
    }

    private void onKey(KeyEvent key) {
        var chosen = List.copyOf(selection.tasks());
        if (list.getEditingIndex() >= 0 || chosen.isEmpty()) {
            return;
        }
        if (MOVE_UP.match(key) || MOVE_DOWN.match(key)) {
            model.places().move(chosen.getFirst(), MOVE_UP.match(key) ? TaskPlaces.Direction.UP : TaskPlaces.Direction.DOWN);
            key.consume();
            return;
        }
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        switch (key.getCode()) {
            case DELETE -> model.deeds().delete(chosen);
            case SPACE -> model.deeds().toggleDone(chosen);
            case ENTER -> openDetails();
            case F2 -> list.edit(list.getSelectionModel().getSelectedIndex());
            case DIGIT1, NUMPAD1 -> model.deeds().prioritize(chosen, "A");
            case DIGIT2, NUMPAD2 -> model.deeds().prioritize(chosen, "B");
            case DIGIT3, NUMPAD3 -> model.deeds().prioritize(chosen, "C");
            case DIGIT0, NUMPAD0 -> model.deeds().prioritize(chosen, "");
            case ESCAPE -> selection.clear();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void openDetails() {
        if (!selection.tasks().isEmpty()) {
            model.editedIdProperty().set(selection.tasks().getFirst().id());
        }
    }

    private VBox empty() {
        var icon = Nodes.icon(RemixiconAL.CHECKBOX_CIRCLE_LINE, "empty-icon");
        Label title = Nodes.label("", "empty-title");
        Label hint = Nodes.label("", "empty-hint");
        hint.setWrapText(true);
        var add = Nodes.button("tasks-empty-add", words.of("tasks.add.prompt"), this::focusQuickAdd);
        var all = Nodes.button("tasks-search-end", words.of("tasks.search.end"), () -> model.searchProperty().set(""));
        Follow.by(title).value(model.searchProperty(), text -> {
            icon.setIconCode(text.isBlank() ? RemixiconAL.CHECKBOX_CIRCLE_LINE : RemixiconMZ.SEARCH_LINE);
            title.setText(words.of(text.isBlank() ? "tasks.empty" : "tasks.search.none"));
            hint.setText(words.of(text.isBlank() ? "tasks.empty.hint" : "tasks.search.none.hint"));
            Nodes.present(add, text.isBlank());
            Nodes.present(all, !text.isBlank());
        });
        var empty = new VBox(icon, title, hint, add, all);
        empty.setId("tasks-empty");
        empty.getStyleClass().add("empty");
        return empty;
    }

    private void arrange() {
        boolean editing = model.editedProperty().get() != null;
        boolean both = getWidth() >= ROOM_FOR_BOTH;
        Nodes.present(listColumn, both || !editing);
        details.ifMade(made -> {
            Nodes.present(made, editing);
            HBox.setHgrow(made, both ? Priority.NEVER : Priority.ALWAYS);
            made.setMaxWidth(both ? TaskDetails.WIDTH : Double.MAX_VALUE);
        });
    }
}
