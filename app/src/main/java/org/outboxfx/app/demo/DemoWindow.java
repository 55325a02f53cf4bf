package org.outboxfx.app.demo;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Action;
import org.outboxfx.scenario.world.World;
import org.outboxfx.scenario.world.WorldDevice;

/** The window of a story's device, the program's own one. It follows its device through deaths. Not for the JavaFX thread. */
final class DemoWindow implements AutoCloseable {

    /**
     * Where a window is to be.
     *
     * @param scale 1 for the usual size of everything in it
     */
    record Place(Rectangle2D area, double scale) {

        /** Of the usual size. */
        Place(Rectangle2D area) {
            this(area, 1);
        }
    }

    private final WorldDevice device;
    private final Stage stage;
    private final DeviceWindow.Setting setting;
    private final Place place;
    private final Map<String, String> names;
    private DeviceWindow window;

    DemoWindow(World world, WorldDevice device, Theme theme, Path notes, Place place) {
        this.device = device;
        this.names = world.devices().stream().collect(Collectors.toMap(one -> one.client().device(), DemoWindow::nameOf));
        this.place = place;
        setting = new DeviceWindow.Setting(theme, Preferences.forgotten(Settings.DEFAULT.withUndoSeconds(0)
                .withTextSize((int) Math.round(place.scale() * 100))),
                new Words(Locale.forLanguageTag(device.language())), device.clock(), ZoneOffset.UTC, device.person(),
                FileChoice.NONE, notes.resolve(device.name()), Optional.empty());
        stage = Pulses.call(Stage::new);
        window = Pulses.call(() -> open(device.client()));
        Pulses.run(stage::show);
        device.onReopened(client -> Pulses.run(() -> {
            var page = window.models().shell().pageProperty().get();
            window.forget();
            window = open(client);
            window.models().shell().pageProperty().set(page);
        }));
        device.onShow(this::show);
    }

    private DeviceWindow open(OutboxClient client) {
        var opened = new DeviceWindow(stage, client, setting, place.area().getWidth(), place.area().getHeight());
        // What would be too small for a person to work in is large enough to be watched.
        stage.setMinWidth(Math.min(stage.getMinWidth(), place.area().getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), place.area().getHeight()));
        stage.setX(place.area().getMinX());
        stage.setY(place.area().getMinY());
        stage.setTitle(nameOf(device));
        opened.models().conflicts().know(names);
        return opened;
    }

    private static String nameOf(WorldDevice device) {
        return device.person() + " · " + device.name();
    }

    private void show(Action.Page page) {
        Pulses.run(() -> {
            window.models().shell().pageProperty().set(Page.valueOf(page.name()));
            var conversations = window.models().messages().conversations();
            if (page == Action.Page.MESSAGES && !conversations.isEmpty()) {
                window.models().messages().chosenProperty().set(conversations.getFirst().id());
            }
        });
    }

    WorldDevice device() {
        return device;
    }

    Stage stage() {
        return stage;
    }

    void layOut() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    /** Short notices go by real time: on a picture of a later moment they would tell of what is no longer so. */
    void hideToasts() {
        stage.getScene().getRoot().lookupAll(".toast").forEach(toast -> toast.setVisible(false));
    }

    @Override
    public void close() {
        Pulses.run(() -> {
            window.forget();
            stage.close();
        });
    }
}
