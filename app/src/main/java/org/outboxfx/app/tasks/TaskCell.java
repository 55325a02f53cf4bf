package org.outboxfx.app.tasks;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.tick.TickMark;

/** A row of the task list; a double click or F2 turns its title into a field. */
final class TaskCell extends ListCell<TaskRow> {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final TasksViewModel model;
    private final CheckBox done = new CheckBox();
    private final Label title = Nodes.label("", "task-title");
    private final TextField field = new TextField();
    private final TaskFacts facts;
    private final TickMark tick;
    /** The tick, and under the pointer the way to the details: a button in each row would be styled with each row that moves. */
    private final HBox end;
    private @Nullable Button details;
    private final HBox row;
    /** The task whose title is being typed: the cell itself may by then be showing another. */
    private @Nullable Task renamed;
    private final Label heading = Nodes.label("", "section-label", "done-heading");

    TaskCell(TasksViewModel model) {
        this.model = model;
        var words = model.desk().words();
        this.facts = new TaskFacts(words);
        this.tick = new TickMark(words);
        done.setFocusTraversable(false);
        done.getStyleClass().add("task-done");
        done.setOnAction(_ -> {
            if (getItem() instanceof Task task) {
                model.deeds().toggleDone(List.of(task));
            }
        });
        field.getStyleClass().add("task-field");
        field.setId("task-field");
        field.setAccessibleText(words.of("tasks.field.title"));
        field.setOnAction(_ -> commit());
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                key.consume();
            }
        });
        var middle = new VBox(title, facts);
        middle.getStyleClass().add("task-middle");
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        end = Nodes.row("task-end", tick);
        hoverProperty().addListener((_, _, hovered) -> {
            if (hovered) {
                end.getChildren().setAll(wayToDetails(), tick);
            } else {
                end.getChildren().setAll(tick);
            }
        });
        row = Nodes.row("task-row", done, middle, end);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("task-cell");
        // Content never asks for more than the list is wide: titles end in an ellipsis instead of a scroll bar.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TaskRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case Task task -> show(task);
            case TaskRow.DoneHeading(int count) -> {
                heading.setText(model.desk().words().of("tasks.done", count));
                setAccessibleText(heading.getText());
                setGraphic(heading);
            }
        }
    }

    private void show(Task task) {
        pseudoClassStateChanged(DONE, task.done());
        done.setSelected(task.done());
        done.setAccessibleText(model.desk().words().of("tasks.done.name", task.title()));
        title.setText(task.title());
        facts.show(task, model.desk().today());
        tick.show(task.tick());
        setAccessibleText(task.title() + ". " + (task.done() ? model.desk().words().of("tasks.spoken.done") + " " : "")
                + facts.spoken() + " " + tick.getAccessibleText());
        setGraphic(row);
    }

    private Button wayToDetails() {
        if (details == null) {
            details = Nodes.iconButton("task-details", RemixiconAL.ARROW_RIGHT_S_LINE, model.desk().words().of("tasks.details"),
                    this::openDetails);
            details.setFocusTraversable(false);
        }
        return details;
    }

    private void openDetails() {
        if (getItem() instanceof Task task) {
            getListView().getSelectionModel().clearAndSelect(getIndex());
            model.editedIdProperty().set(task.id());
        }
    }

    @Override
    public void startEdit() {
        if (!(getItem() instanceof Task task)) {
            return;
        }
        super.startEdit();
        renamed = task;
        field.setText(task.title());
        ((VBox) row.getChildren().get(1)).getChildren().set(0, field);
        field.requestFocus();
        field.selectAll();
    }

    private void commit() {
        Task task = renamed;
        if (task != null) {
            model.deeds().rename(task, field.getText());
        }
        cancelEdit();
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        renamed = null;
        ((VBox) row.getChildren().get(1)).getChildren().set(0, title);
        getListView().requestFocus();
    }
}
