package org.outboxfx.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.scenario.Action.Busy;
import org.outboxfx.scenario.Action.Fault;
import org.outboxfx.scenario.Action.Heal;
import org.outboxfx.scenario.Action.Moment;
import org.outboxfx.scenario.Action.Start;
import org.outboxfx.scenario.Network;
import org.outboxfx.scenario.Scenario;
import org.outboxfx.scenario.world.Crossing;
import org.outboxfx.scenario.world.World;
import org.outboxfx.scenario.world.WorldDevice;

/** What the console shows and does. Used from one thread, that of the executor. */
final class ConsoleViewModel implements Show {

    private static final Progress NOTHING = new Progress(0, 0, "", List.of());
    static final Duration BUSY = Duration.ofSeconds(30);

    private final List<Scenario> stories;
    private final Executor ui;
    private final Player player;
    private final ReadOnlyObjectWrapper<@Nullable Scenario> story = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<List<Crossing>> crossings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, Network.Kind>> networks = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean drawing = new AtomicBoolean();
    private @Nullable World world;

    ConsoleViewModel(List<Scenario> stories, Act.Stagehands stagehands, Executor ui) {
        this.stories = List.copyOf(stories);
        this.ui = ui;
        this.player = new Player(stagehands, this);
    }

    // Properties

    List<Scenario> stories() {
        return stories;
    }

    /** The one that is on. */
    ReadOnlyObjectProperty<@Nullable Scenario> storyProperty() {
        return story.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Crossing>> crossingsProperty() {
        return crossings.getReadOnlyProperty();
    }

    /** Which network each device is in, by its name. */
    ReadOnlyObjectProperty<Map<String, Network.Kind>> networksProperty() {
        return networks.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    // Commands

    /** Begins with a story. */
    void begin(Scenario first) {
        player.start();
        player.open(first);
    }

    void open(Scenario chosen) {
        player.open(chosen);
    }

    void playOrPause() {
        player.play(!playing.get());
    }

    void step() {
        player.step();
    }

    void speed(Speed chosen) {
        player.speed(chosen);
    }

    void connect(String device, Network.Kind kind) {
        player.disturb(world -> world.device(device).connect(Network.of(kind)));
    }

    /** The server takes the device's next changes, and its answer is lost. */
    void loseAnswer(String device) {
        player.disturb(world -> world.device(device).loseNextAnswer());
    }

    /** The device's client dies and is started again at once. */
    void kill(String device) {
        player.disturb(world -> {
            world.settle();
            WorldDevice dying = world.device(device);
            dying.kill(Moment.NOW);
        });
    }

    void befall(Fault fault) {
        player.disturb(world -> world.server().befall(fault));
    }

    void makeBusy() {
        befall(new Busy(BUSY));
    }

    /** The server runs, and nothing is wrong with it. */
    void heal() {
        befall(new Start());
        befall(new Heal());
    }

    /** Blocks until everything is closed. Not for the executor's thread. */
    void close() {
        player.close();
    }

    // What the player tells

    @Override
    public void opened(Scenario opened, World its) {
        ui.execute(() -> {
            world = its;
            story.set(opened);
            draw(its);
        });
    }

    @Override
    public void progressed(Progress now) {
        ui.execute(() -> progress.set(now));
    }

    @Override
    public void playing(boolean now) {
        ui.execute(() -> playing.set(now));
    }

    /** Many changes at once are shown once. */
    @Override
    public void changed() {
        if (drawing.compareAndSet(false, true)) {
            ui.execute(() -> {
                drawing.set(false);
                if (world != null) {
                    draw(world);
                }
            });
        }
    }

    private void draw(World now) {
        crossings.set(now.wire().crossings());
        networks.set(now.devices().stream().collect(Collectors.toMap(WorldDevice::name, device -> device.network().kind())));
    }
}
