package org.outboxfx.app.delivery;

import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** The delivery panel: a sentence, four numbers, a progress bar while much is sent, and every change in its group. */
public final class DeliveryView extends VBox {

    private static final double WIDTH = 340;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final DeliveryViewModel model;
    private final Words words;

    public DeliveryView(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("delivery");
        getStyleClass().add("delivery");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        var list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(head(), progress(), list);
    }

    private VBox head() {
        var summary = Nodes.label("", "delivery-summary");
        summary.setId("delivery-summary");
        summary.textProperty().bind(model.summaryProperty());
        summary.setWrapText(true);
        var numbers = new HBox();
        numbers.getStyleClass().add("delivery-numbers");
        for (Stage stage : List.of(Stage.DRAFTED, Stage.QUEUED, Stage.SENT, Stage.NEEDS_YOU)) {
            numbers.getChildren().add(number(stage));
        }
        var head = new VBox(Nodes.label(words.of("delivery.title"), "panel-title"), summary, numbers);
        head.getStyleClass().add("delivery-head");
        return head;
    }

    /** A number that, pressed, shows its group alone; pressed again, all groups. */
    private VBox number(Stage stage) {
        var count = Nodes.label("0", "number-count");
        count.setId("delivery-count-" + stage);
        count.textProperty().bind(model.countProperty(stage).map(value -> words.of("number", value)));
        var box = new VBox(count, Nodes.label(words.of("delivery.group." + stage), "number-name"));
        box.setId("delivery-only-" + stage);
        box.getStyleClass().addAll("number", "number-" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        box.setFocusTraversable(true);
        box.accessibleTextProperty().bind(count.textProperty().map(text -> words.of("delivery.group." + stage) + ", " + text));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(70);
        Runnable choose = () -> model.onlyProperty().set(model.onlyProperty().get() == stage ? null : stage);
        box.setOnMouseClicked(_ -> choose.run());
        box.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
                choose.run();
            }
        });
        model.onlyProperty().addListener((_, _, only) -> box.pseudoClassStateChanged(CHOSEN, only == stage));
        if (stage == Stage.NEEDS_YOU) {
            model.countProperty(stage).subscribe(value -> box.pseudoClassStateChanged(URGENT, value.longValue() > 0));
        }
        return box;
    }

    /** Always in its place, seen only while there is progress: the list below does not move. */
    private VBox progress() {
        var bar = new ProgressBar(0);
        bar.setId("delivery-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label text = Nodes.label("", "delivery-progress-text");
        text.setId("delivery-progress-text");
        text.textProperty().bind(model.progressTextProperty());
        bar.accessibleTextProperty().bind(model.progressTextProperty());
        bar.progressProperty().bind(model.progressProperty().map(value -> Math.max(0, value.doubleValue())));
        var box = new VBox(text, bar);
        box.getStyleClass().add("delivery-progress");
        box.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
        return box;
    }

    private ListView<DeliveryRow> list() {
        var list = new ListView<>(model.rows());
        list.setId("delivery-list");
        list.setAccessibleText(words.of("delivery.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        list.setCellFactory(_ -> new DeliveryCell(model));
        var seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.tellTime()));
        seconds.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                seconds.stop();
            } else {
                seconds.play();
            }
        });
        return list;
    }
}
