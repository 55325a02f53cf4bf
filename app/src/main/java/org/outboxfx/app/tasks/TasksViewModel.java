package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.ListPatch;
import org.outboxfx.app.fx.Refresh;

/** Tasks of the chosen list, and what can be done with them. Used from the desk's executor only. */
public final class TasksViewModel {

    /** Which way a task is moved. */
    enum Direction {
        UP, DOWN
    }

    private final Desk desk;
    private final Refresh<TaskBook> refresh;
    private final ObservableList<TaskRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Shelf> shelves = FXCollections.observableArrayList();
    private final ObjectProperty<TaskFilter> filter = new SimpleObjectProperty<>(TaskFilter.INBOX);
    private final ObjectProperty<@Nullable String> editedId = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Task> edited = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final BooleanProperty typing = new SimpleBooleanProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final TaskDeeds deeds;
    private final ListDeeds listDeeds;
    private TaskBook book = TaskBook.EMPTY;

    public TasksViewModel(Desk desk) {
        this.desk = desk;
        this.refresh = new Refresh<>(desk.ui(), this::load, this::show, desk.notices()::trouble);
        this.deeds = new TaskDeeds(desk);
        this.listDeeds = new ListDeeds(desk);
        filter.addListener(_ -> {
            search.set("");
            display();
        });
        search.addListener(_ -> display());
        editedId.addListener(_ -> display());
        typing.addListener(_ -> display());
        desk.client().onEvent(this::react);
        display();
        refresh.request();
    }

    // Properties

    ObservableList<TaskRow> rows() {
        return rows;
    }

    public ObservableList<Shelf> shelves() {
        return shelves;
    }

    public ObjectProperty<TaskFilter> filterProperty() {
        return filter;
    }

    /** What is looked for in all tasks; empty to see the chosen ones. Choosing others ends a search. */
    StringProperty searchProperty() {
        return search;
    }

    /** The id of the task whose details are open; null for none. */
    ObjectProperty<@Nullable String> editedIdProperty() {
        return editedId;
    }

    ReadOnlyObjectProperty<@Nullable Task> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** True while a title is being typed in its row: rows then stay as they are, whatever arrives. */
    BooleanProperty typingProperty() {
        return typing;
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Adds a task from a line with inline words; a line without a title adds nothing. */
    public void add(String line) {
        var parsed = QuickAdd.parse(line, desk.today(), desk.words());
        if (!parsed.title().isEmpty()) {
            boolean dueToday = parsed.due().isEmpty() && filter.get().kind() == TaskFilter.Kind.TODAY;
            deeds.add(parsed, filter.get().list(), dueToday ? desk.today().toString() : parsed.due());
        }
    }

    /** Everything that can be done to tasks that are there. */
    TaskDeeds deeds() {
        return deeds;
    }

    /** Adds a list at the end and goes there. */
    public void addList(String name) {
        if (!name.isBlank()) {
            filter.set(TaskFilter.ofList(listDeeds.add(name)));
        }
    }

    public void renameList(String id, String name) {
        if (!name.isBlank()) {
            listDeeds.rename(id, name);
        }
    }

    /** Deletes a list, puts its tasks into the inbox in the same step, and offers to undo both. */
    public void deleteList(String id) {
        var tasks = book.tasks().stream().filter(task -> task.list().equals(id)).toList();
        var list = TaskFilter.ofList(id);
        String name = shelves.stream().filter(shelf -> shelf.filter().equals(list)).map(Shelf::title).findFirst().orElse("");
        filter.set(TaskFilter.INBOX);
        listDeeds.delete(id, name, tasks, () -> filter.set(list));
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

    private List<Task> openTasks() {
        return rows.stream().filter(TaskRow.Item.class::isInstance).map(row -> ((TaskRow.Item) row).task())
                .filter(one -> !one.done()).toList();
    }

    // From the library to the screen

    private void react(ClientEvent event) {
        if (event instanceof ClientEvent.RecordsChanged || event instanceof ClientEvent.EntriesChanged) {
            refresh.request();
        }
    }

    private CompletableFuture<TaskBook> load() {
        var tasks = desk.client().records(Task.TYPE);
        var lists = desk.client().records(TaskBook.LIST_TYPE);
        var unsent = desk.client().unconfirmed();
        return tasks.thenCombine(lists, List::of)
                .thenCombine(unsent, (both, states) -> TaskBook.of(both.get(0), both.get(1), states));
    }

    private void show(TaskBook loaded) {
        book = loaded;
        display();
    }

    private void display() {
        var today = desk.today();
        ListPatch.apply(shelves, book.shelves(today, desk.words()), Shelf::filter);
        var looked = Search.of(search.get());
        var matching = looked.isEmpty() ? book.matching(filter.get(), today) : book.found(looked);
        var wanted = new ArrayList<TaskRow>();
        int openTasks = (int) matching.stream().filter(task -> !task.done()).count();
        matching.subList(0, openTasks).forEach(task -> wanted.add(new TaskRow.Item(task)));
        if (openTasks < matching.size()) {
            wanted.add(new TaskRow.DoneHeading(matching.size() - openTasks));
            matching.subList(openTasks, matching.size()).forEach(task -> wanted.add(new TaskRow.Item(task)));
        }
        if (!typing.get()) {
            ListPatch.apply(rows, wanted, TaskRow::rowKey);
        }
        open.set(openTasks);
        title.set(!looked.isEmpty()
                ? desk.words().of("tasks.search.title")
                : shelves.stream().filter(shelf -> shelf.filter().equals(filter.get())).map(Shelf::title).findFirst().orElse(""));
        edited.set(book.tasks().stream().filter(task -> task.id().equals(editedId.get())).findFirst().orElse(null));
    }
}
