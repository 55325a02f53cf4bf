package org.outboxfx.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.channel.OneInstance;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.Words;

/**
 * The small window that says what goes on before the main one, where that takes longer than a moment: after a crash or an update
 * all that lies on the disk is checked.
 */
final class Checking implements AutoCloseable {

    private static final double WIDTH = 460;

    private final Words words;
    private final Theme.Choice theme;
    private final CompletableFuture<Void> toolkit;
    private boolean over;
    private @Nullable Stage stage;

    /** @param toolkit completes when JavaFX runs */
    Checking(Words words, Theme.Choice theme, CompletableFuture<Void> toolkit) {
        this.words = words;
        this.theme = theme;
        this.toolkit = toolkit;
    }

    /**
     * Shows it later, unless this is closed by then. Any thread.
     *
     * @param later runs things on the JavaFX thread, a moment later
     */
    Checking begin(Executor later) {
        var _ = toolkit.thenRunAsync(this::show, later);
        return this;
    }

    /** Who starts the program once more while this is shown gets to see it. Any thread. */
    Checking shownBy(OneInstance instance) {
        instance.showMeanwhile(() -> FxStart.thread().execute(this::bringToFront));
        return this;
    }

    private void show() {
        if (over) {
            return;
        }
        var why = Nodes.label(words.of("checking.why"));
        why.setId("checking-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        var bar = new ProgressBar();
        bar.setAccessibleText(words.of("checking.title"));
        bar.setMaxWidth(Double.MAX_VALUE);
        var card = new VBox(Nodes.row("card-head", Mark.view(24), Nodes.label(words.of("checking.title"), "card-title")), why,
                bar);
        card.setId("checking");
        card.getStyleClass().addAll("unlock", "veil-card");
        card.setPrefWidth(WIDTH);
        var shown = new Stage();
        shown.setScene(new Scene(card));
        new Theme(theme).dress(shown.getScene());
        shown.setTitle(words.of("app.name"));
        Mark.put(shown);
        shown.setResizable(false);
        shown.setOnCloseRequest(Event::consume); // what is checked is checked to the end
        stage = shown;
        shown.show();
        shown.sizeToScene();
    }

    private void bringToFront() {
        if (stage != null && stage.isShowing()) {
            stage.setIconified(false);
            stage.toFront();
        }
    }

    /** Closes the window, or never shows it: the main one is there. JavaFX thread only. */
    void end() {
        over = true;
        if (stage != null) {
            stage.close();
        }
    }

    /** Like {@link #end}, in a moment, whatever became of the opening. Any thread. */
    @Override
    public void close() {
        var _ = toolkit.thenRunAsync(this::end, FxStart.thread());
    }
}
