package org.outboxfx.app.delivery;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** Above the list: the sentence, the four numbers, and what can be done while much is sent or nothing may be. */
final class DeliveryHead extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final DeliveryViewModel model;
    private final Words words;

    DeliveryHead(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        getStyleClass().add("delivery-head");
        var summary = Nodes.label("", "delivery-summary");
        summary.setId("delivery-summary");
        summary.textProperty().bind(model.summaryProperty());
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        var numbers = new HBox();
        numbers.getStyleClass().add("delivery-numbers");
        for (Stage stage : List.of(Stage.DRAFTED, Stage.QUEUED, Stage.SENT, Stage.NEEDS_YOU)) {
            numbers.getChildren().add(number(stage));
        }
        getChildren().setAll(
                Nodes.row("delivery-title", Nodes.label(words.of("delivery.title"), "panel-title"), Nodes.spring(), pause()),
                summary, numbers, progress(), announcement(), metered(), quarantine());
    }

    /** A number that, pressed, shows its group alone; pressed again, all groups. */
    private VBox number(Stage stage) {
        var count = Nodes.label("0", "number-count");
        count.setId("delivery-count-" + stage);
        count.setText(words.of("number", model.countProperty(stage).get()));
        Follow.by(count).value(model.countProperty(stage), value -> count.setText(words.of("number", value)));
        count.setMinWidth(USE_PREF_SIZE);
        var name = Nodes.label(words.of("delivery.group." + stage), "number-name");
        name.setMinWidth(USE_PREF_SIZE);
        var box = new VBox(count, name);
        box.setId("delivery-only-" + stage);
        box.getStyleClass().addAll("number", "number-" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        box.accessibleTextProperty().bind(count.textProperty().map(text -> words.of("delivery.group." + stage) + ", " + text));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(70);
        Runnable choose = () -> model.onlyProperty().set(model.onlyProperty().get() == stage ? null : stage);
        box.setOnMouseClicked(_ -> choose.run());
        box.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
                choose.run();
                key.consume();
            }
        });
        Follow.by(box).value(model.onlyProperty(), only -> box.pseudoClassStateChanged(CHOSEN, only == stage));
        if (stage == Stage.NEEDS_YOU) {
            Follow.by(box).value(model.countProperty(stage), value -> box.pseudoClassStateChanged(URGENT, value.longValue() > 0));
        }
        return box;
    }

    private Button pause() {
        var pause = Nodes.iconButton("delivery-pause", RemixiconMZ.PAUSE_LINE, words.of("delivery.pause"),
                model.commands()::pause);
        pause.getStyleClass().add("entry-action");
        pause.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
        return pause;
    }

    /** A line always in its place, seen only while there is progress: the list below does not move. */
    private ProgressBar progress() {
        var bar = new ProgressBar(0);
        bar.setId("delivery-progress");
        bar.getStyleClass().add("delivery-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(model.summaryProperty());
        bar.progressProperty().bind(model.progressProperty().map(value -> Math.max(0, value.doubleValue())));
        bar.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
        return bar;
    }

    /** What is going to happen by itself, told calmly while there is still time. */
    private HBox announcement() {
        var text = Nodes.label("", "delivery-note-text");
        text.setId("delivery-announcement");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = Nodes.row("delivery-note", Nodes.icon(RemixiconMZ.TIME_LINE), text);
        row.getStyleClass().add("delivery-note-calm");
        Follow.by(row).value(model.announcementProperty(), sentence -> {
            text.setText(sentence);
            Nodes.present(row, !sentence.isEmpty());
        });
        return row;
    }

    private HBox metered() {
        var text = Nodes.label(words.of("delivery.metered"), "delivery-note-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var send = Nodes.button("delivery-send-anyway", words.of("delivery.metered.send"), model.commands()::sendAnyway);
        send.setMinWidth(USE_PREF_SIZE);
        var row = Nodes.row("delivery-note", text, send);
        Runnable show = () -> Nodes.present(row, model.barrierProperty().get() == Barrier.METERED
                && model.countProperty(Stage.QUEUED).get() > 0);
        Follow.by(row).change(model.barrierProperty(), show).change(model.countProperty(Stage.QUEUED), show);
        show.run();
        return row;
    }

    private HBox quarantine() {
        var text = Nodes.label(words.of("delivery.quarantine"), "delivery-note-text");
        text.setId("delivery-quarantine");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var release = Nodes.button("delivery-release", words.of("delivery.quarantine.release"), model.commands()::release,
                "accent");
        release.setMinWidth(USE_PREF_SIZE);
        var row = Nodes.row("delivery-note", text, release);
        row.getStyleClass().add("delivery-note-trouble");
        Follow.by(row).value(model.commands().quarantinedProperty(), tag -> Nodes.present(row, tag != null));
        return row;
    }
}
