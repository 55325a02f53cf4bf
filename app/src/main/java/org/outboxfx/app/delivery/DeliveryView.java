package org.outboxfx.app.delivery;

import java.util.List;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** The delivery panel: a sentence, four numbers, a progress bar while much is sent, and every change in its group. */
public final class DeliveryView extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final DeliveryViewModel model;
    private final Words words;

    public DeliveryView(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("delivery");
        getStyleClass().add("delivery");
        var empty = empty();
        var story = new StoryCard(model);
        StackPane.setAlignment(story, Pos.BOTTOM_CENTER);
        var body = new StackPane(list(), empty, story);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head(), progress(), body);
        model.rows().addListener((ListChangeListener<DeliveryRow>) _ -> Nodes.present(empty, model.rows().isEmpty()));
        Nodes.present(empty, model.rows().isEmpty());
    }

    private VBox head() {
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
        box.setMinWidth(0);
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

    /** What stands here while there is nothing to list: of the one group that is shown, or at all. */
    private VBox empty() {
        var title = Nodes.label("", "empty-title");
        var hint = Nodes.label("", "empty-hint");
        hint.setWrapText(true);
        var all = Nodes.button("delivery-show-all", words.of("delivery.empty.all"), () -> model.onlyProperty().set(null));
        model.onlyProperty().subscribe(only -> {
            title.setText(words.of("delivery.empty." + (only == null ? "NONE" : only)));
            hint.setText(words.of("delivery.empty.hint." + (only == null ? "NONE" : only)));
            Nodes.present(all, only != null);
        });
        var empty = new VBox(Nodes.icon(Feather.SEND, "empty-icon"), title, hint, all);
        empty.setId("delivery-empty");
        empty.getStyleClass().add("empty");
        return empty;
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
