package org.outboxfx.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Does something each second while a node is in a window that is shown. A {@code Timeline} would do so too, but while one runs
 * JavaFX begins every frame there could be, whether anything changes or not. JavaFX thread only.
 */
public final class EachSecond {

    private final ObservableValue<Boolean> shown;
    private final Runnable deed;
    private final Executor aSecondLater;
    private boolean going;

    private EachSecond(Node node, Runnable deed, Executor aSecondLater) {
        this.shown = node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false);
        this.deed = deed;
        this.aSecondLater = aSecondLater;
    }

    public static void whileShown(Node node, Runnable deed) {
        whileShown(node, deed, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater));
    }

    /** @param aSecondLater does things on the JavaFX thread a second after it was told */
    static void whileShown(Node node, Runnable deed, Executor aSecondLater) {
        var seconds = new EachSecond(node, deed, aSecondLater);
        seconds.shown.addListener((_, _, _) -> seconds.begin());
        seconds.begin();
    }

    private void begin() {
        if (!going && shown.getValue()) {
            going = true;
            aSecondLater.execute(this::tick);
        }
    }

    private void tick() {
        going = false;
        if (shown.getValue()) {
            deed.run();
            begin();
        }
    }
}
