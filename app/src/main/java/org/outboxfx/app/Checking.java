package org.outboxfx.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.event.Event;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
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

    private final Words words;
    private final Theme.Choice theme;
    private final CompletableFuture<Void> toolkit;
    private boolean over;
    private @Nullable SmallWindow window;

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
        var bar = new ProgressBar();
        bar.setAccessibleText(words.of("checking.title"));
        bar.setMaxWidth(Double.MAX_VALUE);
        var card = new VBox(Nodes.row("card-head", Mark.view(24), Nodes.label(words.of("checking.title"), "card-title")),
                Nodes.paragraph("checking-why", words.of("checking.why")), bar);
        card.setId("checking");
        window = new SmallWindow(words);
        window.stage().setOnCloseRequest(Event::consume); // what is checked is checked to the end
        window.hold(card, theme);
        window.show();
    }

    private void bringToFront() {
        if (window != null) {
            window.bringToFront();
        }
    }

    /** Closes the window, or never shows it: the main one is there. JavaFX thread only. */
    void end() {
        over = true;
        if (window != null) {
            window.stage().close();
        }
    }

    /** Like {@link #end}, in a moment, whatever became of the opening. Any thread. */
    @Override
    public void close() {
        var _ = toolkit.thenRunAsync(this::end, FxStart.thread());
    }
}
