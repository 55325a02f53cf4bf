package org.outboxfx.app.delivery;

import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** A {@link Story} over the foot of the panel, kept up to date until it is closed or the change has been sent. */
final class StoryCard extends VBox {

    private final Label what = Nodes.label("", "story-what");
    private final GridPane lines = new GridPane();

    StoryCard(DeliveryViewModel model) {
        Words words = model.desk().words();
        setId("story");
        getStyleClass().add("story");
        setMaxHeight(Region.USE_PREF_SIZE);
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        lines.getStyleClass().add("story-lines");
        var close = Nodes.iconButton("story-close", RemixiconAL.CLOSE_LINE, words.of("close"),
                () -> model.askedIdProperty().set(null));
        getChildren().setAll(Nodes.row("story-head", Nodes.label(words.of("delivery.story.title"), "card-title"), Nodes.spring(),
                close), what, lines);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.askedIdProperty().set(null);
                key.consume();
            }
        });
        Follow.by(this).value(model.storyProperty(), this::show);
    }

    private void show(@Nullable Story story) {
        Nodes.present(this, story != null);
        if (story == null) {
            return;
        }
        what.setText(story.what());
        lines.getChildren().clear();
        for (Story.Line line : story.lines()) {
            var name = Nodes.label(line.name(), "story-name");
            name.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            var text = Nodes.label(line.text(), "story-text");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            lines.addRow(lines.getRowCount(), name, text);
        }
        setAccessibleText(story.what() + ". "
                + story.lines().stream().map(line -> line.name() + ": " + line.text()).collect(Collectors.joining(". ")));
    }
}
