package org.outboxfx.app.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;

/** The shapes that the page of settings is made of. */
final class Rows {

    private Rows() {}

    /** What is chosen, a sentence about it, and at the right the control that changes it. */
    static HBox row(String name, String hint, Node control) {
        var text = new VBox(wrapped(name, "settings-name"));
        if (!hint.isEmpty()) {
            text.getChildren().add(wrapped(hint, "settings-hint"));
        }
        text.getStyleClass().add("settings-row-text");
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        control.setAccessibleText(name);
        control.setAccessibleHelp(hint);
        return Nodes.row("settings-row", text, control);
    }

    /** A field below its name, which is read also when something has been typed. */
    static VBox named(String name, TextInputControl field) {
        var label = Nodes.label(name, "field-name");
        label.setLabelFor(field);
        field.setAccessibleText(name);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    static Label wrapped(String text, String style) {
        return Nodes.wrap(Nodes.label(text, style));
    }

    static FlowPane buttons(Node... buttons) {
        var pane = new FlowPane(buttons);
        pane.getStyleClass().add("settings-buttons");
        return pane;
    }

    /** One of a few values. */
    static <T> ComboBox<T> choice(String id, List<T> values, ObservableValue<T> chosen, Function<T, String> name,
            Consumer<T> choose) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Values are chosen here, not typed.");
            }
        });
        box.getItems().setAll(values);
        Follow.by(box).value(chosen, box::setValue);
        box.valueProperty().addListener((_, _, value) -> {
            if (!value.equals(chosen.getValue())) {
                choose.accept(value);
            }
        });
        return box;
    }

    /** A sentence on what came of something; takes no room before. */
    static Label result(String id, ObservableValue<@Nullable Result> result) {
        var label = wrapped("", "settings-result");
        label.setId(id);
        Follow.by(label).value(result, now -> {
            Nodes.present(label, now != null);
            label.setText(now == null ? "" : now.text());
            label.getStyleClass().removeAll("good", "bad");
            if (now != null && now.tone() != Result.Tone.UNDER_WAY) {
                label.getStyleClass().add(now.tone() == Result.Tone.GOOD ? "good" : "bad");
            }
        });
        return label;
    }
}
