package org.outboxfx.app.tick;

import java.util.Locale;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** A {@link Tick} as an icon of fixed width, so that nothing beside it moves when it changes. */
public final class TickMark extends StackPane {

    private final Words words;
    private @Nullable Tick shown;

    public TickMark(Words words) {
        this.words = words;
        getStyleClass().add("tick");
        Tip.on(this, accessibleTextProperty());
    }

    public void show(Tick tick) {
        String meaning = words.of("tick." + tick);
        if (tick == shown && meaning.equals(getAccessibleText())) {
            return; // styling anew is what costs when many rows move by one
        }
        shown = tick;
        getStyleClass().setAll("tick", "tick-" + tick.name().toLowerCase(Locale.ROOT));
        setAccessibleText(meaning);
        switch (tick) {
            case SAVING -> getChildren().clear();
            case DRAFT -> getChildren().setAll(Nodes.icon(RemixiconAL.EDIT_LINE));
            case QUEUED -> getChildren().setAll(Nodes.icon(RemixiconMZ.TIME_LINE));
            case SENDING -> getChildren().setAll(Nodes.icon(RemixiconMZ.UPLOAD_CLOUD_2_LINE));
            case SENT -> getChildren().setAll(Nodes.icon(RemixiconAL.CHECK_LINE));
            case CONFIRMED -> {
                var first = Nodes.icon(RemixiconAL.CHECK_LINE);
                var second = Nodes.icon(RemixiconAL.CHECK_LINE);
                first.setTranslateX(-2.5);
                second.setTranslateX(2.5);
                getChildren().setAll(first, second);
            }
            case TROUBLE -> getChildren().setAll(Nodes.icon(RemixiconAL.ERROR_WARNING_LINE));
        }
    }
}
