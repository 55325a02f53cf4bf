package org.outboxfx.app;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.words.Words;

/** The program with its window: starts JavaFX and the profile side by side, shows the window, and ends with it. */
final class OutboxApp {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /**
     * What to start with.
     *
     * @param server null for the one inside
     * @param importFile null for none
     */
    record Start(Profile profile, @Nullable URI server, @Nullable Path tokenFile, @Nullable Path importFile,
            Theme.Choice theme) {}

    private OutboxApp() {}

    /** Returns when the window is shown. Blocks; not for the JavaFX thread. */
    static void open(Start start) {
        CompletableFuture<Void> toolkit = FxStart.begin();
        Wiring wiring = start.server() == null || start.tokenFile() == null
                ? Wiring.alone(start.profile())
                : Wiring.with(start.profile(), start.server(), start.tokenFile());
        toolkit.thenRunAsync(() -> show(start, wiring), FxStart.thread()).whenComplete((_, failure) -> {
            if (failure != null) {
                wiring.close();
            }
        }).join();
    }

    private static void show(Start start, Wiring wiring) {
        var words = new Words(Locale.getDefault());
        var stage = new Stage();
        var setting = new DeviceWindow.Setting(new Theme(start.theme()), words, InstantSource.system(), ZoneId.systemDefault(),
                System.getProperty("user.name", "me"), MessagesViewModel.UNDO_WINDOW, () -> choose(stage, words));
        var window = new DeviceWindow(stage, wiring.client(), setting, WIDTH, HEIGHT);
        stage.setOnHidden(_ -> Thread.ofPlatform().name("outboxfx-close").start(() -> {
            wiring.close();
            FxStart.end();
        }));
        stage.show();
        if (start.importFile() != null) {
            var _ = window.models().imports().importFile(start.importFile());
        }
    }

    private static Optional<Path> choose(Stage stage, Words words) {
        var chooser = new FileChooser();
        chooser.setTitle(words.of("menu.import"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("todo.txt", "*.txt"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
