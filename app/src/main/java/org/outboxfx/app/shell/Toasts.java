package org.outboxfx.app.shell;

import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.outboxfx.app.desk.Notices;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.FailureWords;
import org.outboxfx.app.words.Words;

/** Shows notices one at a time over the window's lower edge, where they cover nothing that is being worked on. */
public final class Toasts implements Notices {

    private static final Duration STAY = Duration.seconds(7);

    private final Executor ui;
    private final Words words;
    private final HBox toast = new HBox();
    private final StackPane layer = new StackPane(toast);
    private final PauseTransition stay = new PauseTransition(STAY);

    public Toasts(Executor ui, Words words) {
        this.ui = ui;
        this.words = words;
        toast.setId("toast");
        toast.getStyleClass().add("toast");
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        toast.setVisible(false);
        layer.setAlignment(Pos.BOTTOM_CENTER);
        layer.setPickOnBounds(false);
        layer.getStyleClass().add("toast-layer");
        stay.setOnFinished(_ -> toast.setVisible(false));
    }

    StackPane layer() {
        return layer;
    }

    @Override
    public void say(String text) {
        ui.execute(() -> show(text));
    }

    @Override
    public void offer(String text, String actionName, Runnable action) {
        ui.execute(() -> {
            show(text);
            var button = Nodes.button("toast-action", actionName, () -> {
                toast.setVisible(false);
                action.run();
            }, "toast-action");
            button.setMinWidth(Region.USE_PREF_SIZE);
            toast.getChildren().add(button);
        });
    }

    @Override
    public void trouble(Throwable failure) {
        say(words.of("trouble", FailureWords.of(words, failure)));
    }

    private void show(String text) {
        var label = Nodes.label(text, "toast-text");
        label.setId("toast-text");
        label.setWrapText(true);
        label.setMaxWidth(420);
        toast.getChildren().setAll(label);
        toast.setAccessibleText(text);
        toast.setVisible(true);
        stay.playFromStart();
    }
}
