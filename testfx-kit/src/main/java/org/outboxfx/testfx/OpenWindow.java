package org.outboxfx.testfx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/**
 * A window of the program under test, and a person before it: clicks and types with TestFX, finds nodes by their ids, and waits for
 * what is to be seen. It never waits for a time. Not for the JavaFX thread, except what says so.
 */
public final class OpenWindow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FRAMES_UNTIL_MOVED = 3;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    private OpenWindow(Stage stage) {
        this.stage = stage;
    }

    /**
     * Opens a window, and JavaFX before it if need be.
     *
     * @param content made on the JavaFX thread
     */
    public static OpenWindow show(Supplier<? extends Parent> content) {
        HeadlessFx.start();
        return new OpenWindow(call(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(content.get()));
            stage.show();
            return stage;
        }));
    }

    /** Clicks on the middle of a node. */
    public void click(String id) {
        front();
        robot.clickOn(call(() -> node(id)));
    }

    /** Clicks into a field and types at the end of what it holds. */
    public void type(String id, String text) {
        click(id);
        call(() -> {
            ((TextInputControl) node(id)).end();
            return id;
        });
        robot.write(text, 0);
    }

    /** Waits until a node says a text, among others perhaps. */
    public void awaitText(String id, String text) {
        await(id + " to say '" + text + "'", () -> text(id).contains(text));
    }

    /**
     * Looks at each pulse, on the JavaFX thread, until something is so.
     *
     * @param what names it, in the failure
     * @throws AssertionError if it is not so in 20 seconds; says what the window shows instead
     */
    public void await(String what, BooleanSupplier condition) {
        var seen = new CompletableFuture<Boolean>();
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (!seen.isDone() && condition.getAsBoolean()) {
                        seen.complete(true);
                    }
                } catch (RuntimeException | AssertionError e) {
                    seen.completeExceptionally(e);
                }
            }
        };
        Platform.runLater(timer::start);
        try {
            seen.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError("Waited " + PATIENCE.toSeconds() + " s in vain for " + what + ".", e.getCause());
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    /**
     * Waits until the program has nothing more to do, then until the JavaFX thread has done what it had been given until then.
     * Afterwards also what is <i>not</i> to be seen can be asserted.
     *
     * @param quiescent such as {@code client.whenQuiescent()} or {@code sync.awaitQuiescent()}
     */
    public void settle(CompletionStage<?> quiescent) {
        quiescent.toCompletableFuture().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        call(() -> true);
    }

    /** What a node says now; a list says its items, one to a line. */
    public String said(String id) {
        return call(() -> text(id));
    }

    /** Closes the window; the program under test is for the test to close. */
    @Override
    public void close() {
        call(() -> {
            stage.close();
            return true;
        });
    }

    /** There is one small screen without a display: the window that is used comes to its corner. */
    private void front() {
        boolean moves = call(() -> {
            boolean elsewhere = stage.getX() != 0 || stage.getY() != 0;
            stage.setX(0);
            stage.setY(0);
            stage.toFront();
            stage.requestFocus();
            return elsewhere;
        });
        if (moves) {
            // Windows move with the next frame; a robot that is quicker would click on where this one was.
            var frames = new AtomicInteger();
            await("the window to be in its corner", () -> frames.incrementAndGet() > FRAMES_UNTIL_MOVED);
        }
        robot.targetWindow(stage);
    }

    private String text(String id) {
        return switch (node(id)) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> String.valueOf(input.getText());
            case ListView<?> list -> String.join("\n", list.getItems().stream().map(String::valueOf).toList());
            case Node other -> String.valueOf(other.getAccessibleText());
        };
    }

    private Node node(String id) {
        Node found = stage.getScene().lookup("#" + id);
        if (found == null) {
            throw new AssertionError("The window shows no node with the id '" + id + "'. Give it one with setId.");
        }
        return found;
    }

    private static <T> T call(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }
}
