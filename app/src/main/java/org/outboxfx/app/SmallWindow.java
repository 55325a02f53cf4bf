package org.outboxfx.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.Words;

/** A small window before the main one: a card, as high as it needs to be. JavaFX thread only. */
final class SmallWindow {

    private static final double WIDTH = 460;

    private final Stage stage = new Stage();

    SmallWindow(Words words) {
        stage.setTitle(words.of("app.name"));
        stage.setResizable(false);
        Mark.put(stage);
    }

    Stage stage() {
        return stage;
    }

    void hold(Region card, Theme.Choice theme) {
        card.getStyleClass().addAll("small-window", "veil-card");
        card.setPrefWidth(WIDTH);
        stage.setScene(new Scene(card));
        new Theme(theme).dress(stage.getScene());
    }

    void show() {
        stage.show();
        fit();
    }

    /** Its card needs another height. */
    void fit() {
        if (stage.isShowing()) {
            stage.sizeToScene();
        }
    }

    void bringToFront() {
        if (stage.isShowing()) {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        }
    }
}
