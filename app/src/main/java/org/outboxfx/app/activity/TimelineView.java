package org.outboxfx.app.activity;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The life of one change in place of the list, with the way back to it. */
final class TimelineView extends VBox {

    private final Life life;
    private final Words words;
    private final Consumer<ActivityFilter.Subject> onlyAbout;
    private final Button back;
    private final Label what = wrapped("", "timeline-what");
    private final Label agent = wrapped("", "agent-mark");
    private final FlowPane facts = new FlowPane();
    private final ListView<Timeline.Step> steps = new ListView<>();
    private final VBox foot = new VBox();

    /** @param onlyAbout shows what happened to a record */
    TimelineView(Life life, Desk desk, Consumer<ActivityFilter.Subject> onlyAbout) {
        this.life = life;
        this.words = desk.words();
        this.onlyAbout = onlyAbout;
        setId("timeline");
        getStyleClass().add("timeline");
        back = Nodes.button("timeline-back", words.of("activity.timeline.back"), life::close, "flat");
        back.setGraphic(Nodes.icon(RemixiconAL.ARROW_LEFT_LINE));
        what.setId("timeline-what");
        agent.setGraphic(Nodes.icon(RemixiconMZ.ROBOT_LINE));
        facts.getStyleClass().add("timeline-facts");
        steps.setId("timeline-steps");
        Nodes.takeRoom(steps);
        steps.setAccessibleText(words.of("activity.timeline"));
        steps.setCellFactory(_ -> new StepCell());
        steps.setPlaceholder(new StackPane());
        VBox.setVgrow(steps, Priority.ALWAYS);
        foot.getStyleClass().add("timeline-foot");
        getChildren().setAll(Nodes.row("timeline-head", back), what, agent, facts, steps, foot);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                life.close();
                key.consume();
            }
        });
        Nodes.present(this, false);
        Follow.by(this).value(life.timelineProperty(), this::show);
    }

    void focusBack() {
        back.requestFocus();
    }

    private void show(@Nullable Timeline timeline) {
        if (timeline == null) {
            return;
        }
        what.setText(timeline.what());
        agent.setText(timeline.agent());
        Nodes.present(agent, timeline.agent() != null);
        facts.getChildren().setAll(timeline.facts().stream().map(fact -> (Node) fact(fact)).toList());
        steps.getItems().setAll(timeline.steps());
        offer(timeline);
    }

    private static HBox fact(Timeline.Fact fact) {
        return Nodes.row("timeline-fact", Nodes.label(fact.name(), "story-name"), Nodes.label(fact.text(), "story-text"));
    }

    /** What can be done about it. */
    private void offer(Timeline timeline) {
        var buttons = Nodes.row("timeline-buttons");
        if (timeline.subject() != null) {
            buttons.getChildren().add(Nodes.button("timeline-only", words.of("activity.timeline.only"),
                    () -> onlyAbout.accept(Objects.requireNonNull(timeline.subject()))));
        }
        buttons.getChildren().add(Nodes.spring());
        foot.getChildren().setAll(buttons);
        switch (timeline.content()) {
            case Timeline.Content.Needed _ ->
                foot.getChildren().addFirst(wrapped(words.of("activity.erase.needed"), "page-subtitle"));
            case Timeline.Content.Erased _ ->
                foot.getChildren().addFirst(wrapped(words.of("activity.erase.erased"), "page-subtitle"));
            case Timeline.Content.Erasable erasable -> {
                var erase = Nodes.button("timeline-erase", words.of("activity.erase"), () -> ask(timeline, erasable), "danger",
                        "flat");
                erase.setMinWidth(USE_PREF_SIZE);
                buttons.getChildren().add(erase);
            }
        }
    }

    private void ask(Timeline timeline, Timeline.Content.Erasable erasable) {
        var question = wrapped(words.of("activity.erase.ask"), "timeline-question");
        question.setId("timeline-question");
        var keep = Nodes.button("timeline-keep", words.of("activity.erase.keep"), () -> {
            offer(timeline);
            focusBack();
        });
        var erase = Nodes.button("timeline-erase-yes", words.of("activity.erase.yes"), () -> {
            focusBack();
            life.erase(erasable);
        }, "danger");
        var buttons = Nodes.row("timeline-buttons", Nodes.spring(), keep, erase);
        foot.getChildren().setAll(question, buttons);
        keep.requestFocus();
    }

    private static Label wrapped(String text, String style) {
        var label = Nodes.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** One thing that happened. */
    private static final class StepCell extends ListCell<Timeline.Step> {

        private final Label time = Nodes.label("", "activity-time");
        private final Label sentence = wrapped("", "timeline-sentence");
        private final StackPane mark = new StackPane();
        private final HBox row;

        StepCell() {
            time.setMinWidth(USE_PREF_SIZE);
            var middle = new VBox(sentence, time);
            middle.setMinWidth(0);
            HBox.setHgrow(middle, Priority.ALWAYS);
            row = new HBox(mark, middle);
            row.getStyleClass().add("timeline-step");
            row.setAlignment(Pos.TOP_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Timeline.Step item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            time.setText(item.time());
            sentence.setText(item.sentence());
            mark.getChildren().setAll(Nodes.icon(ActivityCell.icon(item.tone())));
            mark.getStyleClass().setAll("activity-mark", "activity-mark-" + item.tone().name().toLowerCase(Locale.ROOT));
            setAccessibleText(item.sentence() + ". " + item.time());
            setGraphic(row);
        }
    }
}
