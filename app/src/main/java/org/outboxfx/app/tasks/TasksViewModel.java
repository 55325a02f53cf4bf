package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PatchedList;

/** Tasks of the chosen list, and what can be done with them. Used from the desk's executor only. */
public final class TasksViewModel {

    private final Desk desk;
    private final CurrentTasks current;
    private final PatchedList<TaskRow> rows = new PatchedList<>(TaskRow::rowKey);
    private final PatchedList<Shelf> shelves = new PatchedList<>(Shelf::filter);
    private final ObjectProperty<TaskFilter> filter = new SimpleObjectProperty<>(TaskFilter.INBOX);
    private final ObjectProperty<@Nullable String> editedId = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Task> edited = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(Known.NONE);
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final Finding finding;
    private final StringProperty search = new SimpleStringProperty("");
    private final TaskDeeds deeds;
    private final ListDeeds listDeeds;
    private final TaskPlaces places;
    private final ReadOnlyBooleanWrapper arranging = new ReadOnlyBooleanWrapper();

    public TasksViewModel(Desk desk) {
        this.desk = desk;
        this.current = new CurrentTasks(desk, this::display);
        this.finding = new Finding(desk.ui(), task -> Thread.ofVirtual().name("outboxfx-search").start(task), this::display,
                desk.notices()::trouble);
        this.deeds = new TaskDeeds(desk, current::foresee);
        this.listDeeds = new ListDeeds(desk);
        this.places = new TaskPlaces(rows, deeds, () -> desk.today().toString());
        filter.addListener(_ -> {
            search.set("");
            display();
        });
        search.addListener(_ -> display());
        editedId.addListener(_ -> display());
        held.addListener(_ -> display());
        desk.words().onChange(this::display);
        display();
        current.follow();
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

    ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** True while a title is being typed in its row, or a row is pressed: rows then stay as they are, whatever arrives. */
    BooleanProperty heldProperty() {
        return held;
    }

    /** True while rows are being put in their places; what is chosen then changes by itself and means nothing. */
    ReadOnlyBooleanProperty arrangingProperty() {
        return arranging.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Opens the details of a task, wherever it is filed. */
    public void open(String id) {
        filter.set(TaskFilter.of(TaskFilter.Kind.ALL));
        editedId.set(id);
    }

    /** Adds a task from a line with inline words; a line without a title adds nothing. */
    public void add(String line) {
        var parsed = understand(line);
        if (parsed.title().isEmpty()) {
            return;
        }
        boolean dueToday = parsed.due().isEmpty() && filter.get().kind() == TaskFilter.Kind.TODAY;
        String due = dueToday ? desk.today().toString() : parsed.due();
        if (parsed.list().isEmpty()) {
            deeds.add(parsed, filter.get().list(), due);
            return;
        }
        findList(parsed.list()).ifPresentOrElse(list -> deeds.add(parsed, list.filter().list(), due),
                () -> deeds.addToNewList(parsed, listDeeds, due));
    }

    /** What would be added for a line. */
    QuickAdd understand(String line) {
        return QuickAdd.parse(line, desk.today(), desk.words());
    }

    /** The list of a name, whatever its case and spaces: {@code #fieldwork} means "Field work". */
    Optional<Shelf> findList(String name) {
        return current.book().listNamed(name).flatMap(list -> shelves.stream()
                .filter(shelf -> shelf.filter().equals(TaskFilter.ofList(list.id()))).findFirst());
    }

    /** The inbox and all lists: where tasks can be put. */
    List<Shelf> lists() {
        return shelves.stream().filter(Shelf::holdsTasks).toList();
    }

    /** Everything that can be done to tasks that are there. */
    TaskDeeds deeds() {
        return deeds;
    }

    /** Where tasks are, and how they get elsewhere. */
    public TaskPlaces places() {
        return places;
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
        current.onceAllAreKnown(() -> {
            var tasks = current.book().tasks().stream().filter(task -> task.list().equals(id)).toList();
            var list = TaskFilter.ofList(id);
            String name = shelves.stream().filter(shelf -> shelf.filter().equals(list)).map(Shelf::title).findFirst().orElse("");
            filter.set(TaskFilter.INBOX);
            listDeeds.delete(id, name, tasks, () -> filter.set(list));
        });
    }

    // From the library to the screen

    private void display() {
        String today = desk.today().toString();
        TaskBook book = current.book();
        shelves.become(book.shelves(today, desk.words()));
        var looked = Search.of(search.get());
        Look look = looked.isEmpty() ? new Look.Chosen(filter.get(), today) : looked;
        finding.in(book.sortedTasks(), look).ifPresent(found -> display(found, heading(look)));
        String id = editedId.get();
        edited.set(id == null ? null : book.sortedTasks().find(id).orElse(null));
    }

    private void display(List<Task> sorted, String heading) {
        int openTasks = numberOfOpen(sorted);
        var wanted = new ArrayList<TaskRow>(sorted);
        if (current.known() != Known.ALL) {
            // Below them are open ones that are not known yet.
            wanted.subList(openTasks, wanted.size()).clear();
        } else if (openTasks < sorted.size()) {
            wanted.add(openTasks, new TaskRow.DoneHeading(sorted.size() - openTasks));
        }
        if (!held.get()) {
            arranging.set(true);
            rows.become(wanted);
            arranging.set(false);
        }
        open.set(openTasks);
        known.set(current.known());
        title.set(heading);
    }

    private String heading(Look look) {
        return look instanceof Look.Chosen(TaskFilter chosen, String _)
                ? shelves.stream().filter(shelf -> shelf.filter().equals(chosen)).map(Shelf::title).findFirst().orElse("")
                : desk.words().of("tasks.search.title");
    }

    /** Open tasks come first. */
    private static int numberOfOpen(List<Task> sorted) {
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted.get(middle).done()) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
