package org.outboxfx.app.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** Says, when the window is closed with changes still unsent, that they are safe; then lets it close by itself. */
final class Farewell extends StackPane {

    private static final Duration READING_TIME = Duration.seconds(3);

    private final Words words;
    private final PauseTransition reading = new PauseTransition(READING_TIME);

    Farewell(Words words) {
        this.words = words;
        setId("farewell");
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        Nodes.present(this, false);
    }

    boolean isSaid() {
        return isVisible();
    }

    void say(long unsent, Runnable close) {
        var sentence = Nodes.label(words.of("farewell", unsent));
        sentence.setId("farewell-text");
        sentence.setWrapText(true);
        var now = Nodes.button("farewell-close", words.of("farewell.close"), close, "accent");
        var stay = Nodes.button("farewell-stay", words.of("farewell.stay"), () -> {
            reading.stop();
            Nodes.present(this, false);
        });
        var card = new VBox(
                Nodes.row("card-head", Nodes.icon(RemixiconMZ.SHIELD_LINE, "card-icon"),
                        Nodes.label(words.of("farewell.title"), "card-title")),
                sentence, Nodes.row("card-buttons", Nodes.spring(), stay, now));
        card.getStyleClass().add("veil-card");
        card.setMaxSize(400, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        Nodes.present(this, true);
        now.requestFocus();
        reading.setOnFinished(_ -> close.run());
        reading.playFromStart();
    }
}
