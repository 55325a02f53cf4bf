package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Position;
import org.outboxfx.app.fx.ListPatch;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** Tasks of the chosen list, and what can be done with them. Used from the desk's executor only. */
public final class TasksViewModel {

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
    private TaskBook book = TaskBook.EMPTY;

    public TasksViewModel(Desk desk) {
        this.desk = desk;
        this.refresh = new Refresh<>(desk.ui(), this::load, this::show, desk.notices()::trouble);
        filter.addListener(_ -> display());
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
        if (parsed.title().isEmpty()) {
            return;
        }
        var fields = new TreeMap<String, FieldValue>();
        fields.put("title", FieldValue.of(parsed.title()));
        fields.put("created", FieldValue.of(desk.today().toString()));
        fields.put("position", FieldValue.of(Position.newest(desk.clock().instant())));
        if (filter.get().kind() == TaskFilter.Kind.LIST) {
            fields.put("list", FieldValue.of(filter.get().list()));
        }
        String due = parsed.due().isEmpty() && filter.get().kind() == TaskFilter.Kind.TODAY
                ? desk.today().toString()
                : parsed.due();
        putIfThere(fields, "due", due);
        putIfThere(fields, "priority", parsed.priority());
        putIfThere(fields, "contexts", String.join(" ", parsed.contexts()));
        submit(Change.put(new RecordKey(Task.TYPE, OutboxClient.newId()), fields));
    }

    void toggleDone(Task task) {
        boolean done = !task.done();
        submit(Change.put(task.key(), Map.of("done", FieldValue.of(done), "completed",
                FieldValue.of(done ? desk.today().toString() : null))));
    }

    void rename(Task task, String title) {
        if (!title.isBlank() && !title.strip().equals(task.title())) {
            submit(Change.put(task.key(), Map.of("title", FieldValue.of(title.strip()))));
        }
    }

    void edit(Task task, TaskEdit edit) {
        var changes = edit.changesTo(task);
        if (!changes.isEmpty()) {
            submit(Change.put(task.key(), changes));
        }
    }

    /** Deletes the tasks in one step and offers to undo it. */
    void delete(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        var impact = tasks.size() > 10 ? Change.Impact.HIGH : Change.Impact.LOW;
        var changes = new ArrayList<Change>();
        tasks.forEach(task -> changes.add(Change.delete(task.key()).withImpact(impact)));
        var _ = desk.client().submitAll(changes).whenComplete((_, failure) -> desk.ui().execute(() -> {
            if (failure != null) {
                desk.notices().trouble(failure);
            } else {
                desk.notices().offer(desk.words().of("tasks.deleted", tasks.size(), tasks.getFirst().title()),
                        desk.words().of("undo"), () -> restore(tasks));
            }
        }));
    }

    /** Adds a list at the end and goes there. */
    public void addList(String name) {
        if (name.isBlank()) {
            return;
        }
        String id = OutboxClient.newId();
        submit(Change.put(new RecordKey(TaskBook.LIST_TYPE, id), Map.of("title", FieldValue.of(name.strip()), "position",
                FieldValue.of(Position.last(desk.clock().instant())))));
        filter.set(TaskFilter.ofList(id));
    }

    public void renameList(String id, String name) {
        if (!name.isBlank()) {
            submit(Change.put(new RecordKey(TaskBook.LIST_TYPE, id), Map.of("title", FieldValue.of(name.strip()))));
        }
    }

    private void restore(List<Task> tasks) {
        var changes = new ArrayList<Change>();
        tasks.forEach(task -> changes.add(Change.restore(task.key())));
        watch(desk.client().submitAll(changes));
    }

    private void submit(Change change) {
        watch(desk.client().submit(change));
    }

    private void watch(CompletableFuture<?> written) {
        var _ = written.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    private static void putIfThere(Map<String, FieldValue> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, FieldValue.of(text));
        }
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
        var matching = book.matching(filter.get(), today);
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
        title.set(shelves.stream().filter(shelf -> shelf.filter().equals(filter.get())).map(Shelf::title).findFirst().orElse(""));
        edited.set(book.tasks().stream().filter(task -> task.id().equals(editedId.get())).findFirst().orElse(null));
    }
}
