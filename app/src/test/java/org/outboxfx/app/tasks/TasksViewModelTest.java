package org.outboxfx.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.desk.OfflineDesk;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TasksViewModelTest {

    @TempDir
    Path folder;
    private OfflineDesk desk;
    private TasksViewModel model;

    @BeforeEach
    void open() {
        desk = new OfflineDesk(folder);
        model = desk.call(() -> new TasksViewModel(desk.desk()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAddedTaskIsShownAndMarkedAsWaiting() {
        add("Call Bob tomorrow 9:00 @work !high");

        Task task = task("Call Bob");

        assertThat(task.due()).isEqualTo("2026-11-22T09:00");
        assertThat(task.priority()).isEqualTo("A");
        assertThat(task.contexts()).containsExactly("work");
        assertThat(task.tick()).isEqualTo(Tick.QUEUED);
        assertThat(desk.call(() -> model.openProperty().get())).isEqualTo(1);
    }

    @Test
    void whatIsDoneIsShownAtOnceAndMarkedOnceItIsSaved() {
        var seen = desk.call(() -> {
            model.add("Call Bob");
            model.deeds().prioritize(tasksNow(), "B");
            return tasksNow();
        });

        assertThat(seen).singleElement().matches(task -> task.title().equals("Call Bob") && task.priority().equals("B"));
        assertThat(seen.getFirst().tick()).isEqualTo(Tick.SAVING);
        desk.await("the same task, saved", () -> tasksNow().equals(List.of(waiting(seen.getFirst()))));
        assertThat(desk.call(() -> shelfNow(TaskFilter.Kind.INBOX).open())).isEqualTo(1);

        var left = desk.call(() -> {
            model.deeds().delete(tasksNow());
            return tasksNow();
        });

        assertThat(left).isEmpty();
    }

    @Test
    void whatCannotBeSavedIsTakenBackAndSaidSo() {
        add("Call Bob");
        desk.client.close();

        var seen = desk.call(() -> {
            model.deeds().toggleDone(tasksNow());
            return tasksNow();
        });

        assertThat(seen).allMatch(Task::done);
        desk.await("the task as it is on the disk", () -> !taskNow("Call Bob").done());
        assertThat(desk.said).anyMatch(text -> text.startsWith("That did not work: "));
    }

    private static Task waiting(Task saving) {
        return new Task(saving.id(), saving.title(), saving.notes(), saving.done(), saving.due(), saving.priority(),
                saving.list(),
                saving.contexts(), saving.completed(), saving.position(), Tick.QUEUED);
    }

    @Test
    void aLineWithoutATitleAddsNothing() {
        desk.run(() -> model.add("  !high "));
        add("Real");

        assertThat(titles()).containsExactly("Real");
    }

    @Test
    void doneTasksStandBelowTheirHeading() {
        add("First");
        add("Second");
        desk.run(() -> model.deeds().toggleDone(List.of(task("Second"))));

        desk.await("the heading", () -> model.rows().contains(new TaskRow.DoneHeading(1)));

        assertThat(titles()).containsExactly("First", "Second");
        assertThat(desk.call(() -> model.openProperty().get())).isEqualTo(1);
    }

    @Test
    void deletedTasksComeBackWhenTheOfferIsTaken() {
        add("Oil the hinge");
        desk.run(() -> model.deeds().delete(List.of(task("Oil the hinge"))));
        desk.await("the offer", () -> desk.said.contains("Deleted “Oil the hinge”") && model.rows().isEmpty());

        desk.acceptOffer();

        desk.await("the task", () -> titlesNow().equals(List.of("Oil the hinge")));
    }

    @Test
    void aListIsAddedAndRenamed() {
        desk.run(() -> model.addList("Garden"));
        desk.await("the list", () -> model.titleProperty().get().equals("Garden"));

        desk.run(() -> model.renameList(model.filterProperty().get().list(), " Allotment "));

        desk.await("its new name", () -> model.titleProperty().get().equals("Allotment"));
    }

    @Test
    void theTasksOfADeletedListMoveToTheInboxAndBackWhenItIsUndone() {
        desk.run(() -> model.addList("Garden"));
        desk.await("the list", () -> model.titleProperty().get().equals("Garden"));
        add("Prune");
        var garden = desk.call(() -> model.filterProperty().get());

        desk.run(() -> model.deleteList(garden.list()));

        desk.await("the task in the inbox", () -> model.filterProperty().get().equals(TaskFilter.INBOX)
                && titlesNow().equals(List.of("Prune")));
        desk.await("the offer", () -> desk.said.contains("Deleted the list “Garden”; its task is in the inbox"));
        assertThat(desk.call(() -> model.shelves().stream().map(Shelf::title).toList())).doesNotContain("Garden");

        desk.acceptOffer();

        desk.await("the list with its task", () -> model.filterProperty().get().equals(garden)
                && model.titleProperty().get().equals("Garden") && titlesNow().equals(List.of("Prune")));
    }

    @Test
    void searchingLooksInTitlesNotesAndContextsOfAllTasks() {
        add("Buy milk @Shop");
        add("Call Bob @phone");
        desk.run(() -> model.deeds().edit(task("Call Bob"), new TaskEdit("Call Bob", "about the MILK bill", "", "", "")));
        desk.await("the notes", () -> taskNow("Call Bob").notes().contains("bill"));
        desk.run(() -> model.filterProperty().set(TaskFilter.of(TaskFilter.Kind.TODAY)));

        desk.run(() -> model.searchProperty().set("milk"));
        assertThat(titles()).containsExactlyInAnyOrder("Buy milk", "Call Bob");
        desk.run(() -> model.searchProperty().set("Milk @shop"));
        assertThat(titles()).containsExactly("Buy milk");
        desk.run(() -> model.searchProperty().set("milkshake"));
        assertThat(titles()).isEmpty();

        desk.run(() -> model.filterProperty().set(TaskFilter.INBOX));

        assertThat(desk.call(() -> model.searchProperty().get())).isEmpty();
        assertThat(titles()).hasSize(2);
    }

    @Test
    void aTaskMovesByOneAndStopsAtTheEnds() {
        add("Third");
        add("Second");
        add("First");
        desk.await("three", () -> titlesNow().equals(List.of("First", "Second", "Third")));

        desk.run(() -> model.places().move(task("Third"), TaskPlaces.Direction.UP));
        desk.await("one up", () -> titlesNow().equals(List.of("First", "Third", "Second")));
        desk.run(() -> model.places().move(taskNow("Third"), TaskPlaces.Direction.UP));
        desk.await("at the top", () -> titlesNow().equals(List.of("Third", "First", "Second")));
        desk.run(() -> model.places().move(taskNow("Third"), TaskPlaces.Direction.UP));
        desk.run(() -> model.places().move(taskNow("Second"), TaskPlaces.Direction.DOWN));
        desk.run(() -> model.places().move(taskNow("First"), TaskPlaces.Direction.DOWN));
        desk.await("the middle one down", () -> titlesNow().equals(List.of("Third", "Second", "First")));
    }

    @Test
    void rowsStayAsTheyAreWhileATitleIsTyped() {
        add("Rehearse");
        desk.run(() -> model.heldProperty().set(true));
        desk.run(() -> model.add("Arrives meanwhile"));
        desk.await("the count to know", () -> model.openProperty().get() == 2);

        assertThat(titles()).containsExactly("Rehearse");

        desk.run(() -> model.heldProperty().set(false));
        assertThat(titles()).hasSize(2);
    }

    @Test
    void whatIsDoneToSeveralTasksIsOneStep() {
        add("Third");
        add("Second");
        add("First");
        desk.run(() -> model.addList("Garden"));
        desk.await("the list", () -> model.titleProperty().get().equals("Garden"));
        String garden = desk.call(() -> model.filterProperty().get().list());
        desk.run(() -> model.filterProperty().set(TaskFilter.INBOX));

        desk.run(() -> model.deeds().prioritize(tasksNow(), "B"));
        desk.run(() -> model.deeds().due(tasksNow(), "2026-12-01"));
        desk.run(() -> model.deeds().toggleDone(tasksNow().subList(0, 2)));
        desk.await("two done", () -> model.openProperty().get() == 1);
        desk.run(() -> model.deeds().file(tasksNow(), garden));
        desk.run(() -> model.filterProperty().set(TaskFilter.ofList(garden)));
        desk.await("them in the list, saved", () -> titlesNow().equals(List.of("Third", "First", "Second"))
                && desk.history().undoNameProperty().get().equals("move of 3 tasks to a list"));
        assertThat(desk.call(this::tasksNow)).allMatch(task -> task.priority().equals("B") && task.due().equals("2026-12-01"));

        desk.run(() -> desk.history().undo());
        desk.run(() -> desk.history().undo());
        desk.run(() -> desk.history().undo());
        desk.run(() -> desk.history().undo());
        desk.run(() -> model.filterProperty().set(TaskFilter.INBOX));

        desk.await("them as they were", () -> titlesNow().equals(List.of("First", "Second", "Third"))
                && tasksNow().stream().allMatch(task -> task.priority().isEmpty() && task.due().isEmpty() && !task.done()));
    }

    @Test
    void tasksAreDraggedBeforeAnotherInTheirOrder() {
        for (String title : List.of("E", "D", "C", "B", "A")) {
            add(title);
        }

        desk.run(() -> model.places().moveBefore(List.of(taskNow("E"), taskNow("B")), taskNow("A")));
        desk.await("two at the top", () -> titlesNow().equals(List.of("B", "E", "A", "C", "D")));
        desk.run(() -> model.places().moveBefore(List.of(taskNow("B"), taskNow("A")), null));
        desk.await("two at the bottom", () -> titlesNow().equals(List.of("E", "C", "D", "B", "A")));
        assertThat(desk.call(() -> desk.history().undoNameProperty().get())).isEqualTo("move of 2 tasks");
    }

    @Test
    void tasksAreDroppedOnAListOrOnToday() {
        desk.run(() -> model.addList("Garden"));
        desk.await("the list", () -> model.titleProperty().get().equals("Garden"));
        add("Prune");

        desk.run(() -> {
            model.places().dragged().setAll(taskNow("Prune"));
            model.places().drop(shelfNow(TaskFilter.Kind.TODAY));
        });
        desk.await("today", () -> taskNow("Prune").due().equals("2026-11-21"));
        desk.run(() -> {
            model.places().dragged().setAll(taskNow("Prune"));
            model.places().drop(shelfNow(TaskFilter.Kind.INBOX));
        });

        desk.await("gone from the list", () -> titlesNow().isEmpty());
        assertThat(desk.call(model.places()::isDragging)).isFalse();
    }

    @Test
    void theSidebarCountsWhatEachFilterShows() {
        add("Late 2026-11-20");
        add("Now today");
        add("Later in 3 days");
        add("Some day");

        assertThat(desk.call(() -> List.of(shelfNow(TaskFilter.Kind.INBOX).open(), shelfNow(TaskFilter.Kind.TODAY).open(),
                shelfNow(TaskFilter.Kind.OVERDUE).open(), shelfNow(TaskFilter.Kind.UPCOMING).open(),
                shelfNow(TaskFilter.Kind.UNSENT).open()))).containsExactly(4, 2, 1, 1, 4);

        desk.run(() -> model.deeds().toggleDone(List.of(taskNow("Late"))));
        desk.await("it no longer counts", () -> shelfNow(TaskFilter.Kind.OVERDUE).open() == 0);
        desk.run(() -> model.filterProperty().set(TaskFilter.of(TaskFilter.Kind.OVERDUE)));
        assertThat(titles()).isEmpty();
        desk.run(() -> model.filterProperty().set(TaskFilter.of(TaskFilter.Kind.UPCOMING)));
        assertThat(titles()).containsExactly("Later");
        desk.run(() -> model.filterProperty().set(TaskFilter.of(TaskFilter.Kind.UNSENT)));
        assertThat(titles()).hasSize(4);
        assertThat(desk.call(() -> shelfNow(TaskFilter.Kind.UNSENT).open())).isEqualTo(4);
    }

    @Test
    void manyChangesAtOnceAndThenOneAreAllShown() {
        desk.client.submitAll(IntStream.range(0, 300).mapToObj(number -> Change.put(
                new RecordKey("task", "t" + number), Map.of("title", FieldValue.of("Task " + number)))).toList()).join();
        desk.await("all", () -> titlesNow().size() == 300);

        desk.client.submit(Change.delete(new RecordKey("task", "t7"))).join();
        desk.await("one less", () -> titlesNow().size() == 299 && !titlesNow().contains("Task 7"));
        desk.client.submit(Change.put(new RecordKey("task", "t8"), Map.of("title", FieldValue.of("Renamed")))).join();
        desk.await("the new title", () -> titlesNow().contains("Renamed") && titlesNow().size() == 299);
    }

    @Test
    void aTaskGoesIntoTheListItNamesAndMakesItIfThereIsNone() {
        desk.run(() -> model.addList("Field work"));
        desk.await("the list", () -> model.titleProperty().get().equals("Field work"));
        var field = desk.call(() -> model.filterProperty().get());
        desk.run(() -> model.filterProperty().set(TaskFilter.INBOX));

        desk.run(() -> model.add("Count birds #fieldwork"));
        desk.run(() -> model.add("Sow #Garden"));
        desk.run(() -> model.filterProperty().set(field));

        desk.await("the task in it", () -> titlesNow().equals(List.of("Count birds")));
        desk.await("a list made for the other", () -> model.findList("garden").map(Shelf::open).equals(Optional.of(1)));
        desk.run(() -> desk.history().undo());
        desk.await("both gone in one step", () -> model.findList("garden").isEmpty());
    }

    private Shelf shelfNow(TaskFilter.Kind kind) {
        return model.shelves().stream().filter(shelf -> shelf.filter().kind() == kind).findFirst().orElseThrow();
    }

    private void add(String line) {
        int before = titles().size();
        desk.clock.advance(java.time.Duration.ofMillis(5));
        desk.run(() -> model.add(line));
        desk.await("a task more, saved", () -> titlesNow().size() == before + 1
                && tasksNow().stream().noneMatch(task -> task.tick() == Tick.SAVING));
    }

    private List<String> titles() {
        return desk.call(this::titlesNow);
    }

    private List<String> titlesNow() {
        return tasksNow().stream().map(Task::title).toList();
    }

    private List<Task> tasksNow() {
        return model.rows().stream().filter(Task.class::isInstance).map(Task.class::cast).toList();
    }

    private Task task(String title) {
        return Thread.currentThread().getName().equals("in place of JavaFX") ? taskNow(title) : desk.call(() -> taskNow(title));
    }

    private Task taskNow(String title) {
        return tasksNow().stream().filter(task -> task.title().equals(title)).findFirst().orElseThrow();
    }
}
