package org.outboxfx.app.tick;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** A {@link Tick} as an icon of fixed width, so that nothing beside it moves when it changes. */
public final class TickMark extends StackPane {

    private final Words words;
    /** What there are icons for; hidden while a change is being saved, after which most often the same are wanted again. */
    private @Nullable Tick drawn;

    public TickMark(Words words) {
        this.words = words;
        getStyleClass().add("tick");
        Tip.on(this, accessibleTextProperty());
    }

    public void show(Tick tick) {
        setAccessibleText(words.of("tick." + tick));
        if (tick != Tick.SAVING && tick != drawn) { // styling anew is what costs when many rows move by one
            draw(tick);
        }
        getChildren().forEach(icon -> icon.setVisible(tick != Tick.SAVING));
    }

    private void draw(Tick tick) {
        drawn = tick;
        getStyleClass().setAll("tick", "tick-" + tick.name().toLowerCase(Locale.ROOT));
        getChildren().setAll(icons(tick));
    }

    private static List<FontIcon> icons(Tick tick) {
        return switch (tick) {
            case SAVING -> List.of();
            case DRAFT -> List.of(Nodes.icon(RemixiconAL.EDIT_LINE));
            case QUEUED -> List.of(Nodes.icon(RemixiconMZ.TIME_LINE));
            case SENDING -> List.of(Nodes.icon(RemixiconMZ.UPLOAD_CLOUD_2_LINE));
            case SENT -> List.of(Nodes.icon(RemixiconAL.CHECK_LINE));
            case CONFIRMED -> {
                var first = Nodes.icon(RemixiconAL.CHECK_LINE);
                var second = Nodes.icon(RemixiconAL.CHECK_LINE);
                first.setTranslateX(-2.5);
                second.setTranslateX(2.5);
                yield List.of(first, second);
            }
            case TROUBLE -> List.of(Nodes.icon(RemixiconAL.ERROR_WARNING_LINE));
        };
    }
}
