package org.outboxfx.app.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.converter.LocalDateStringConverter;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.when.TimeWords;
import org.outboxfx.app.words.Words;

/** When a task is due: a day, and if wanted a time, which may be typed as in quick add. A time alone means today. */
final class DueField extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TasksViewModel model;
    private final Words words;
    private final TimeWords times;
    private final DatePicker day = new DatePicker();
    private final TextField time = new TextField();
    private Runnable changed = () -> {};
    private String shown = "";

    DueField(TasksViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.times = new TimeWords(words);
        getStyleClass().add("due-field");
        day.setId("details-due");
        day.setAccessibleText(words.of("tasks.field.due"));
        day.setMaxWidth(Double.MAX_VALUE);
        day.setConverter(new LocalDateStringConverter(FormatStyle.MEDIUM, words.locale(), null));
        time.setId("details-time");
        time.setAccessibleText(words.of("tasks.field.time"));
        time.setPromptText(words.of("tasks.field.time"));
        Tip.on(time, words.of("tasks.field.time.help"));
        time.setPrefColumnCount(5);
        time.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(day, Priority.ALWAYS);
        getChildren().setAll(day, time);
        day.valueProperty().addListener(_ -> changed.run());
        time.setOnAction(_ -> settleTime());
        time.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                settleTime();
            }
        });
        time.textProperty().addListener(_ -> time.pseudoClassStateChanged(WRONG, !time.getText().isBlank() && timeOf() == null));
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    /** @param due as in a task's record */
    void show(String due) {
        shown = due;
        try {
            day.setValue(due.isEmpty() ? null : LocalDate.parse(due.substring(0, Math.min(10, due.length()))));
            if (!time.isFocused()) {
                time.setText(due.length() > 10 ? written(LocalDateTime.parse(due).toLocalTime()) : "");
            }
        } catch (DateTimeException e) {
            // Another program's words: they stay until a day is chosen here.
            day.setValue(null);
            time.clear();
        }
    }

    /** As in a task's record; what is no time yet leaves the time as it was. */
    String text() {
        LocalDate chosen = day.getValue();
        LocalTime at = time.getText().isBlank() ? null : timeOf();
        boolean unclear = at == null && !time.getText().isBlank();
        if (chosen == null) {
            return at != null ? model.desk().today().atTime(at).toString() : isOfOtherWords() ? shown : "";
        }
        if (unclear && shown.length() > 10) {
            return chosen + shown.substring(10);
        }
        return at == null ? chosen.toString() : chosen.atTime(at).toString();
    }

    private boolean isOfOtherWords() {
        return !shown.isEmpty() && !shown.matches("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    }

    private void settleTime() {
        LocalTime at = timeOf();
        if (at != null) {
            time.setText(written(at));
        }
        changed.run();
    }

    private @Nullable LocalTime timeOf() {
        return time.getText().isBlank() ? null : times.alone(time.getText());
    }

    /** With a plain space before AM and PM, where the format has a narrow one that nobody types. */
    private String written(LocalTime at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale()).format(at).replace('\u202f', ' ');
    }
}
