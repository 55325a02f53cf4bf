package org.outboxfx.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.FxThread;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Screens;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.fx.Zoom;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.World;

/** The console under the windows of a story's devices. */
public final class Demo implements AutoCloseable {

    /** How long a window may take to show something. */
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The windows' part of the screen's height. */
    private static final double UPPER = 0.56;

    /** From this size of a screen on, everything has its usual size; on a smaller one all of it is smaller in proportion. */
    private static final Dimension2D FULL = new Dimension2D(1720, 1040);
    private static final double SMALLEST_SCALE = 0.6;

    private final Theme theme;
    private final Rectangle2D room;
    private final double scale;
    private final ConsoleViewModel model;
    private final Stage stage;

    private Demo(List<Scenario> stories, Theme theme, Locale language, Rectangle2D room) {
        this.theme = theme;
        this.room = room;
        this.scale = Math.clamp(Math.min(room.getWidth() / FULL.getWidth(), room.getHeight() / FULL.getHeight()),
                SMALLEST_SCALE, 1);
        model = new ConsoleViewModel(stories, this::place, new FxThread());
        var words = new Words(language);
        stage = new Stage();
        var console = new Zoom(new ConsoleView(model, words).content());
        console.factorProperty().set(scale);
        var scene = new Scene(console, room.getWidth(), room.getHeight() - upper());
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(words.of("demo.title"));
        Mark.put(stage);
        stage.setX(room.getMinX());
        stage.setY(room.getMinY() + upper());
    }

    /**
     * Shows the console and the first story's devices, and returns. The process ends when the console is closed. Blocks; not
     * for the JavaFX thread, which must not have been started.
     *
     * @param wanted the story to begin with, by its file or its name; empty for that of a working day
     * @throws org.outboxfx.scenario.ScenarioException if there is no such story
     */
    public static void open(Optional<Path> wanted, Theme.Choice theme) {
        var stories = new ArrayList<>(Stories.all());
        wanted.map(Stories::called).ifPresent(first -> {
            stories.remove(first);
            stories.addFirst(first);
        });
        FxStart.begin().join();
        Demo demo = open(stories, theme, Locale.getDefault(), Pulses.call(Screens::room));
        demo.onClosed(() -> {
            demo.close();
            FxStart.end();
        });
    }

    /** The same where JavaFX runs already. */
    static Demo open(List<Scenario> stories, Theme.Choice theme, Locale language, Rectangle2D room) {
        Demo demo = Pulses.call(() -> {
            var opened = new Demo(stories, new Theme(theme), language, room);
            opened.stage.show();
            return opened;
        });
        demo.model.begin(stories.getFirst());
        return demo;
    }

    private void onClosed(Runnable then) {
        Pulses.run(() -> stage.setOnHidden(_ -> Thread.ofPlatform().name("outboxfx-demo-end").start(then)));
    }

    /** The devices stand side by side above the console. */
    private List<DemoWindow> place(World world, Path notes) {
        var windows = new ArrayList<DemoWindow>();
        double width = Math.floor(room.getWidth() / world.devices().size());
        for (var device : world.devices()) {
            var area = new Rectangle2D(room.getMinX() + windows.size() * width, room.getMinY(), width, upper());
            windows.add(new DemoWindow(world, device, theme, notes, new DemoWindow.Place(area, scale)));
        }
        return windows;
    }

    /** How high the windows are, in whole pixels. */
    private double upper() {
        return Math.floor(room.getHeight() * UPPER);
    }

    Stage stage() {
        return stage;
    }

    ConsoleViewModel model() {
        return model;
    }

    /** Ends the story and closes every window. Blocks; not for the JavaFX thread. */
    @Override
    public void close() {
        model.close();
        Pulses.run(stage::close);
    }
}
