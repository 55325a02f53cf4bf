package org.outboxfx.app.tasks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import org.outboxfx.app.fx.Follow;

/** The tasks that are chosen in the list. They stay chosen while rows move, come and go around them. */
final class Selection {

    private final TasksViewModel model;
    private final ListView<TaskRow> list;
    private final ObservableList<Task> tasks = FXCollections.observableArrayList();
    private final Set<String> ids = new LinkedHashSet<>();

    Selection(TasksViewModel model, ListView<TaskRow> list) {
        this.model = model;
        this.list = list;
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TaskRow>) _ -> {
            if (!model.arrangingProperty().get()) {
                note();
            }
        });
        Follow.by(list).change(model.arrangingProperty(), () -> {
            if (!model.arrangingProperty().get()) {
                chooseAgain();
            }
        });
    }

    /** From top to bottom. */
    ObservableList<Task> tasks() {
        return tasks;
    }

    void clear() {
        list.getSelectionModel().clearSelection();
    }

    private void note() {
        var chosen = list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull)
                .filter(Task.class::isInstance).map(Task.class::cast).toList();
        ids.clear();
        chosen.forEach(task -> ids.add(task.id()));
        tasks.setAll(chosen);
    }

    private void chooseAgain() {
        if (ids.isEmpty()) {
            return;
        }
        if (!areStillChosen()) {
            choose(IntStream.range(0, model.rows().size())
                    .filter(index -> ids.contains(model.rows().get(index).rowKey())).boxed().toList());
        }
        note();
    }

    /** Without looking at all rows. */
    private boolean areStillChosen() {
        var rows = list.getSelectionModel().getSelectedItems();
        return rows.size() == ids.size() && rows.stream().allMatch(row -> row != null && ids.contains(row.rowKey()));
    }

    private void choose(List<Integer> wanted) {
        int focused = list.getFocusModel().getFocusedIndex();
        list.getSelectionModel().clearSelection();
        if (wanted.isEmpty()) {
            return;
        }
        list.getSelectionModel().selectIndices(wanted.getFirst(),
                wanted.stream().skip(1).mapToInt(Integer::intValue).toArray());
        list.getFocusModel().focus(wanted.contains(focused) ? focused : wanted.getFirst());
    }
}
