package org.outboxfx.app.tasks;

import atlantafx.base.controls.Calendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** What can be done to the chosen tasks, as menu items. */
final class TaskMenu {

    private static final List<String> PRIORITIES = List.of("A", "B", "C", "");

    private final TasksViewModel model;
    private final Words words;
    private final Supplier<List<Task>> chosen;

    TaskMenu(TasksViewModel model, Supplier<List<Task>> chosen) {
        this.model = model;
        this.words = model.desk().words();
        this.chosen = chosen;
    }

    /** The menu on a right click, or on the menu key. */
    ContextMenu contextMenu(Runnable openDetails) {
        var menu = new ContextMenu();
        menu.setId("task-menu");
        // Lists come and go; what it offers is made when it opens.
        menu.setOnShowing(_ -> {
            var priority = new Menu(words.of("tasks.field.priority"), icon(RemixiconAL.FLAG_LINE));
            priority.getItems().setAll(priorities());
            var due = new Menu(words.of("tasks.field.due"), icon(RemixiconAL.CALENDAR_LINE));
            due.getItems().setAll(dues());
            var list = new Menu(words.of("tasks.move"), icon(RemixiconAL.FOLDER_LINE));
            list.getItems().setAll(lists());
            menu.getItems()
                    .setAll(item("task-menu-details", RemixiconAL.ARROW_RIGHT_S_LINE, words.of("tasks.details"), openDetails),
                            item("task-menu-done", RemixiconAL.CHECK_LINE, words.of("tasks.toggle"),
                                    () -> model.deeds().toggleDone(chosen.get())),
                            priority, due, list, new SeparatorMenuItem(),
                            item("task-menu-delete", RemixiconAL.DELETE_BIN_LINE,
                                    words.of("tasks.delete.all", chosen.get().size()),
                                    () -> model.deeds().delete(chosen.get())));
        });
        // JavaFX shows no menu without items.
        menu.getItems().setAll(new MenuItem());
        return menu;
    }

    List<MenuItem> priorities() {
        return PRIORITIES.stream().map(letter -> item("choose-priority-" + letter, null,
                words.of("tasks.priority." + (letter.isEmpty() ? "none" : letter)),
                () -> model.deeds().prioritize(chosen.get(), letter))).toList();
    }

    List<MenuItem> dues() {
        LocalDate today = model.desk().today();
        return List.of(due("today", Optional.of(today)), due("tomorrow", Optional.of(today.plusDays(1))),
                due("nextweek", Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)))),
                due("none", Optional.empty()), new SeparatorMenuItem(), calendar(today));
    }

    List<MenuItem> lists() {
        return model.lists().stream().map(shelf -> item("choose-list-" + shelf.filter().list(),
                shelf.filter().kind() == TaskFilter.Kind.INBOX ? RemixiconAL.INBOX_LINE : RemixiconAL.HASHTAG, shelf.title(),
                () -> model.deeds().file(chosen.get(), shelf.filter().list()))).toList();
    }

    private MenuItem due(String name, Optional<LocalDate> day) {
        return item("choose-due-" + name, null, words.of("tasks.due.choose." + name), () -> setDue(day));
    }

    private void setDue(Optional<LocalDate> day) {
        model.deeds().due(chosen.get(), day.map(LocalDate::toString).orElse(""));
    }

    /** Any other day. */
    private MenuItem calendar(LocalDate today) {
        var calendar = new Calendar();
        calendar.setId("choose-due-calendar");
        calendar.setValue(today);
        var item = new CustomMenuItem(calendar, false);
        item.getStyleClass().add("calendar-item");
        calendar.valueProperty().addListener((_, _, day) -> {
            setDue(Optional.ofNullable(day));
            if (item.getParentPopup() != null) {
                item.getParentPopup().hide();
            }
        });
        return item;
    }

    private static MenuItem item(String id, @Nullable Ikon ikon, String text, Runnable action) {
        var item = new MenuItem(text, ikon == null ? null : icon(ikon));
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Node icon(Ikon ikon) {
        return Nodes.icon(ikon);
    }
}
