package org.outboxfx.app.tasks;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Puts tasks elsewhere: up or down, before another one, or dragged into another list. Used from the desk's executor only. */
public final class TaskPlaces {

    /** Which way a task is moved. */
    enum Direction {
        UP, DOWN
    }

    private final List<TaskRow> rows;
    private final TaskDeeds deeds;
    private final Supplier<String> today;
    private final ObservableList<Task> dragged = FXCollections.observableArrayList();

    /**
     * @param rows what is shown, as it is at any time
     * @param today the day, {@code 2026-11-21}
     */
    TaskPlaces(List<TaskRow> rows, TaskDeeds deeds, Supplier<String> today) {
        this.rows = rows;
        this.deeds = deeds;
        this.today = today;
    }

    /** Moves an open task up or down by one among those that are shown. */
    void move(Task task, Direction direction) {
        var open = openTasks();
        int at = open.stream().map(Task::id).toList().indexOf(task.id());
        int over = direction == Direction.UP ? at - 1 : at + 1;
        if (at < 0 || over < 0 || over >= open.size()) {
            return;
        }
        int above = direction == Direction.UP ? over - 1 : over;
        deeds.place(List.of(task), above < 0 ? "" : open.get(above).position(),
                above + 1 >= open.size() ? "" : open.get(above + 1).position());
    }

    /** Puts open tasks before another one, in the order in which they are shown; with no other one, behind all. */
    void moveBefore(List<Task> moved, @Nullable Task target) {
        var ids = moved.stream().map(Task::id).collect(Collectors.toSet());
        var others = openTasks().stream().filter(task -> !ids.contains(task.id())).toList();
        int at = target == null ? others.size() : others.stream().map(Task::id).toList().indexOf(target.id());
        var open = openTasks().stream().filter(task -> ids.contains(task.id())).toList();
        if (at < 0 || open.isEmpty()) {
            return;
        }
        deeds.place(open, at == 0 ? "" : others.get(at - 1).position(), at == others.size() ? "" : others.get(at).position());
    }

    /** The first open task from a row on that is not one of those to be moved; null if there is none. */
    @Nullable
    Task openTaskFrom(int row, List<Task> moved) {
        var ids = moved.stream().map(Task::id).collect(Collectors.toSet());
        return rows.stream().skip(row).filter(Task.class::isInstance).map(Task.class::cast)
                .filter(task -> !task.done() && !ids.contains(task.id())).findFirst().orElse(null);
    }

    /** Tasks that are being dragged; empty if none are. */
    ObservableList<Task> dragged() {
        return dragged;
    }

    public boolean isDragging() {
        return !dragged.isEmpty();
    }

    /** Lets go of the dragged tasks over an entry of the sidebar. */
    public void drop(Shelf shelf) {
        var tasks = List.copyOf(dragged);
        dragged.clear();
        if (shelf.filter().kind() == TaskFilter.Kind.TODAY) {
            deeds.due(tasks, today.get());
        } else if (shelf.takesTasks()) {
            deeds.file(tasks, shelf.filter().list());
        }
    }

    private List<Task> openTasks() {
        return rows.stream().filter(Task.class::isInstance).map(Task.class::cast)
                .filter(one -> !one.done()).toList();
    }
}
