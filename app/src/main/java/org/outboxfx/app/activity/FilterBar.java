package org.outboxfx.app.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** What is looked for: a time, what became of it, a record, a tag, an agent's task. */
final class FilterBar extends FlowPane {

    private final ActivityViewModel model;
    private final Words words;
    private final SubjectField subject;
    /** True while the controls are being set to the filter, which is no choice of the person's. */
    private boolean showing;

    FilterBar(ActivityViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.subject = new SubjectField(model);
        setId("activity-filters");
        getStyleClass().add("activity-filters");
        var span = box("activity-span", List.of(ActivityFilter.Span.values()), one -> words.of("activity.span." + one),
                one -> model.filterProperty().set(filter().within(one)));
        var first = day("activity-from", day -> model.filterProperty().set(filter().between(day, filter().until())));
        var last = day("activity-until", day -> model.filterProperty().set(filter().between(filter().from(), day)));
        var outcome = box("activity-outcome", List.of(Outcome.values()), one -> words.of("activity.outcome." + one),
                one -> model.filterProperty().set(filter().with(one)));
        var tag = texts("activity-tag", "activity.tag.any", model.choices().tags(),
                text -> model.filterProperty().set(filter().tagged(text)));
        var agent = texts("activity-agent-task", "activity.agent.any", model.choices().agentTasks(),
                text -> model.filterProperty().set(filter().byAgent(text)));
        var clear = new Hyperlink(words.of("activity.clear"));
        clear.setId("activity-clear");
        clear.setOnAction(_ -> model.filterProperty().set(ActivityFilter.ALL));
        getChildren().setAll(subject, span, first, last, outcome, agent, tag, clear);
        Follow.by(this).value(model.filterProperty(), now -> {
            showing = true;
            span.setValue(now.span());
            first.setValue(now.from());
            last.setValue(now.until());
            Nodes.present(first, now.span() == ActivityFilter.Span.DAYS);
            Nodes.present(last, now.span() == ActivityFilter.Span.DAYS);
            outcome.setValue(now.outcome());
            tag.setValue(Objects.requireNonNullElse(now.tag(), ""));
            agent.setValue(Objects.requireNonNullElse(now.agentTask(), ""));
            subject.show(now.subject());
            Nodes.present(clear, !now.isAll());
            showing = false;
        });
    }

    void focusSearch() {
        subject.requestFocus();
    }

    private ActivityFilter filter() {
        return model.filterProperty().get();
    }

    private <T> ComboBox<T> box(String id, List<T> choices, Function<T, String> say, Consumer<T> chosen) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setConverter(new Said<>(say));
        box.setAccessibleText(words.of("activity.filter." + id));
        box.valueProperty().addListener((_, _, value) -> {
            if (!showing && value != null) {
                chosen.accept(value);
            }
        });
        return box;
    }

    /** The empty text stands for any. There only once there is something to choose. */
    private ComboBox<String> texts(String id, String any, ObservableList<String> known, Consumer<@Nullable String> chosen) {
        var box = box(id, List.of(""), text -> text.isEmpty() ? words.of(any) : text,
                text -> chosen.accept(text.isEmpty() ? null : text));
        Runnable fill = () -> {
            showing = true;
            String value = box.getValue();
            var items = new ArrayList<>(List.of(""));
            items.addAll(known);
            box.getItems().setAll(items);
            box.setValue(value == null ? "" : value);
            Nodes.present(box, !known.isEmpty());
            showing = false;
        };
        Follow.by(box).list(known, fill);
        fill.run();
        return box;
    }

    private DatePicker day(String id, Consumer<@Nullable LocalDate> chosen) {
        var picker = new DatePicker();
        picker.setId(id);
        picker.setPromptText(words.of("activity.filter." + id));
        picker.setAccessibleText(words.of("activity.filter." + id));
        picker.valueProperty().addListener((_, _, value) -> {
            if (!showing) {
                chosen.accept(value);
            }
        });
        return picker;
    }

    /** Values by what they are called. */
    private static final class Said<T> extends StringConverter<T> {

        private final Function<T, String> say;

        Said(Function<T, String> say) {
            this.say = say;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : say.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("Nothing is typed there.");
        }
    }
}
