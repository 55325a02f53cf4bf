package org.outboxfx.app.tasks;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Reach;
import org.outboxfx.app.words.Words;

/** Title, notes, due date, priority and list of one task. Leaving a field saves it. */
final class TaskDetails extends VBox {

    static final double WIDTH = 300;

    private final TasksViewModel model;
    private final Words words;
    private final TextField title = new TextField();
    private final TextArea notes = Reach.leftByTab(new TextArea());
    private final CheckBox done = new CheckBox();
    private final DueField due;
    private final ComboBox<String> priority = new ComboBox<>();
    private final ComboBox<Shelf> list = new ComboBox<>();
    private @Nullable Task shown;
    private boolean filling;

    TaskDetails(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.due = new DueField(model);
        setId("task-details-pane");
        getStyleClass().add("task-details");
        setPrefWidth(WIDTH);
        setMinWidth(0);
        var close = Nodes.iconButton("details-close", RemixiconAL.CLOSE_LINE, words.of("close"), this::close);
        var fields = new VBox(named("details-field-title", "tasks.field.title", title), done, fieldOf("tasks.field.due", due),
                named("details-priority", "tasks.field.priority", priority), named("details-list", "tasks.field.list", list),
                named("details-notes", "tasks.field.notes", notes),
                Nodes.button("details-delete", words.of("tasks.delete"), this::delete, "danger", "flat"));
        fields.getStyleClass().add("details-fields");
        getChildren().setAll(
                Nodes.row("details-head", Nodes.label(words.of("tasks.details"), "details-title"), Nodes.spring(), close),
                scroll(fields));
        fillChoices();
        saveOnLeaving();
        Follow.by(this).change(model.editedProperty(), () -> show(model.editedProperty().get()));
        show(model.editedProperty().get());
    }

    /** In a low window the notes give way first; then the last fields are scrolled to. */
    private static ScrollPane scroll(VBox fields) {
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        return scroll;
    }

    private VBox named(String id, String key, Control control) {
        control.setId(id);
        control.setAccessibleText(words.of(key));
        control.setMaxWidth(Double.MAX_VALUE);
        return fieldOf(key, control);
    }

    private VBox fieldOf(String key, Node content) {
        var box = new VBox(Nodes.label(words.of(key), "field-name"), content);
        box.getStyleClass().add("field");
        return box;
    }

    private void fillChoices() {
        done.setId("details-done");
        done.setText(words.of("tasks.field.done"));
        done.setOnAction(_ -> {
            Task task = shown;
            if (task != null) {
                model.deeds().toggleDone(List.of(task));
            }
        });
        notes.setWrapText(true);
        notes.setPrefRowCount(6);
        priority.getItems().setAll("", "A", "B", "C");
        priority.setConverter(oneWay(letter -> letter.isEmpty()
                ? words.of("tasks.priority.none")
                : List.of("A", "B", "C").contains(letter) ? words.of("tasks.priority." + letter) : letter));
        list.setConverter(oneWay(Shelf::title));
    }

    private static <T> StringConverter<T> oneWay(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Choices are picked, not typed.");
            }
        };
    }

    private void saveOnLeaving() {
        title.setOnAction(_ -> save());
        for (Node field : List.of(title, notes)) {
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    save();
                }
            });
        }
        due.onChange(this::save);
        priority.valueProperty().addListener(_ -> save());
        list.valueProperty().addListener(_ -> save());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
    }

    /** A field that is being typed into keeps what is typed, whatever arrives from elsewhere. */
    private void show(@Nullable Task task) {
        boolean same = task != null && shown != null && task.id().equals(shown.id());
        if (!same && shown != null) {
            save();
        }
        shown = task;
        if (task == null) {
            return;
        }
        filling = true;
        if (!same || !title.isFocused()) {
            title.setText(task.title());
        }
        if (!same || !notes.isFocused()) {
            notes.setText(task.notes());
        }
        done.setSelected(task.done());
        due.show(task.due());
        priority.setValue(task.priority());
        var lists = model.lists();
        list.getItems().setAll(lists);
        list.setValue(
                lists.stream().filter(shelf -> shelf.filter().list().equals(task.list())).findFirst().orElse(lists.getFirst()));
        filling = false;
    }

    private void save() {
        if (shown == null || filling) {
            return;
        }
        Shelf chosen = list.getValue();
        model.deeds().edit(shown,
                new TaskEdit(title.getText(), notes.getText(), due.text(), priority.getValue() == null ? "" : priority.getValue(),
                        chosen == null ? shown.list() : chosen.filter().list()));
    }

    private void delete() {
        Task task = shown;
        if (task != null) {
            close();
            model.deeds().delete(List.of(task));
        }
    }

    private void close() {
        model.editedIdProperty().set(null);
    }
}
