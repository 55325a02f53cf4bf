package org.outboxfx.app.demo;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Scenario;

/** The console: the story and its player, what can be done to the devices and the server, and what crosses the wire. */
final class ConsoleView {

    /** The controls' part of the console; the rest is the wire's. */
    private static final double LEFT = 0.48;
    private static final double LEAST_LEFT = 640;
    /** Longer sentences, those that introduce a story, are written a little smaller: the controls below stay whole. */
    private static final int LONGEST_LARGE = 120;
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

    private final ConsoleViewModel model;
    private final Words words;
    private final BorderPane content = new BorderPane();
    private final HBox controls = new HBox();
    private final ScrollPane wire = new ScrollPane();
    private @Nullable SequencePane sequence;

    ConsoleView(ConsoleViewModel model, Words words) {
        this.model = model;
        this.words = words;
        controls.getStyleClass().add("console-controls");
        wire.setFitToWidth(true);
        wire.setFitToHeight(true);
        wire.getStyleClass().add("console-wire");
        var left = new VBox(player(), caption(), spring(), controls);
        left.getStyleClass().add("console-left");
        left.setMinWidth(LEAST_LEFT);
        left.prefWidthProperty().bind(content.widthProperty().multiply(LEFT));
        content.setLeft(left);
        content.setCenter(wire);
        content.getStyleClass().add("console");
        model.storyProperty().addListener((_, _, story) -> {
            if (story != null) {
                show(story);
            }
        });
        model.crossingsProperty().addListener((_, _, crossings) -> {
            if (sequence != null) {
                sequence.show(crossings);
                wire.layout();
                wire.setVvalue(wire.getVmax());
            }
        });
    }

    Region content() {
        return content;
    }

    private void show(Scenario story) {
        var devices = story.devices().stream().map(Scenario.Device::name).toList();
        sequence = new SequencePane(words, devices);
        wire.setContent(sequence);
        controls.getChildren().clear();
        story.devices().forEach(device -> controls.getChildren().add(new DeviceCard(model, device, words)));
        controls.getChildren().add(new ServerCard(model, words));
        controls.getChildren().forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
    }

    private Region player() {
        var play = button("console-play", "", RemixiconMZ.PLAY_LINE, model::playOrPause);
        model.playingProperty().subscribe(on -> {
            play.setText(words.of(on ? "demo.pause" : "demo.play"));
            play.setGraphic(new FontIcon(on ? RemixiconMZ.PAUSE_LINE : RemixiconMZ.PLAY_LINE));
        });
        play.getStyleClass().add("accent");
        var step = button("console-step", words.of("demo.step"), RemixiconMZ.SKIP_FORWARD_LINE, model::step);
        var again = button("console-again", words.of("demo.again"), RemixiconMZ.RESTART_LINE, () -> {
            Scenario story = model.storyProperty().get();
            if (story != null) {
                model.open(story);
            }
        });
        model.progressProperty().subscribe(now -> {
            play.setDisable(now.isOver());
            step.setDisable(now.isOver());
        });
        var row = new HBox(stories(), play, step, again, speed());
        row.getStyleClass().add("console-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ComboBox<Scenario> stories() {
        var choice = new ComboBox<Scenario>();
        choice.getItems().setAll(model.stories());
        choice.setConverter(new Named<>(Scenario::title));
        choice.setId("console-story");
        choice.setAccessibleText(words.of("demo.story"));
        choice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choice, Priority.ALWAYS);
        model.storyProperty().subscribe(choice::setValue);
        choice.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !chosen.equals(model.storyProperty().get())) {
                model.open(chosen);
            }
        });
        return choice;
    }

    private ComboBox<Speed> speed() {
        var choice = new ComboBox<Speed>();
        choice.getItems().setAll(Speed.values());
        choice.setConverter(new Named<>(speed -> words.of("demo.speed." + speed)));
        choice.setValue(Speed.NORMAL);
        choice.setId("console-speed");
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.setAccessibleText(words.of("demo.speed"));
        choice.valueProperty().addListener((_, _, chosen) -> model.speed(chosen));
        return choice;
    }

    private Region caption() {
        var told = Nodes.wrap(Nodes.label("", "console-caption"));
        var place = new Label();
        place.getStyleClass().add("console-place");
        place.setWrapText(true);
        model.progressProperty().subscribe(now -> {
            Scenario story = model.storyProperty().get();
            String text = now.done() == 0 && now.caption().isEmpty() ? story == null ? "" : story.about() : now.caption();
            told.setText(text);
            told.pseudoClassStateChanged(LONG, text.length() > LONGEST_LARGE);
            place.setText(now.failures().isEmpty()
                    ? words.of(now.isOver() && now.steps() > 0 ? "demo.over" : "demo.place", now.done(), now.steps())
                    : words.of("demo.failed", now.failures().getLast()));
        });
        return new VBox(place, told);
    }

    private static Region spring() {
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Button button(String id, String text, Ikon icon, Runnable deed) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    /** Shows things by their names; nobody types here. */
    private static final class Named<T> extends StringConverter<T> {

        private final java.util.function.Function<T, String> name;

        Named(java.util.function.Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(@Nullable T thing) {
            return thing == null ? "" : name.apply(thing);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("The list is not editable.");
        }
    }
}
