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

    /** What became of a start. */
    enum Outcome {
        WINDOW_IS_OPEN, OTHER_WINDOW_IS_SHOWN
    }

    /**
     * Returns when the window is shown, or the one of this profile that was open already. Blocks; not for the JavaFX thread.
     */
    static Outcome open(Start start) {
        Optional<OneInstance> claimed = OneInstance.claim(start.profile().folder());
        if (claimed.isEmpty()) {
            return Outcome.OTHER_WINDOW_IS_SHOWN;
        }
        OneInstance instance = claimed.get();
        CompletableFuture<Void> toolkit = FxStart.begin();
        try {
            Wiring wiring = start.server() == null || start.tokenFile() == null
                    ? Wiring.alone(start.profile())
                    : Wiring.with(start.profile(), start.server(), start.tokenFile());
            toolkit.thenRunAsync(() -> show(start, wiring, instance), FxStart.thread()).whenComplete((_, failure) -> {
                if (failure != null) {
                    wiring.close();
                }
            }).join();
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
        return Outcome.WINDOW_IS_OPEN;
    }

    private static void show(Start start, Wiring wiring, OneInstance instance) {
        var words = new Words(Locale.getDefault());
        var stage = new Stage();
        var setting = new DeviceWindow.Setting(new Theme(start.theme()), words, InstantSource.system(), ZoneId.systemDefault(),
                System.getProperty("user.name", "me"), MessagesViewModel.UNDO_WINDOW, () -> choose(stage, words));
        var window = new DeviceWindow(stage, wiring.client(), setting, WIDTH, HEIGHT);
        stage.setOnHidden(_ -> Thread.ofPlatform().name("outboxfx-close").start(() -> {
            wiring.close();
            instance.close();
            FxStart.end();
        }));
        stage.show();
        instance.onAsked(() -> FxStart.thread().execute(() -> bringToFront(stage)));
        if (start.importFile() != null) {
            var _ = window.models().imports().importFile(start.importFile());
        }
    }

    private static void bringToFront(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private static Optional<Path> choose(Stage stage, Words words) {
        var chooser = new FileChooser();
        chooser.setTitle(words.of("menu.import"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("todo.txt", "*.txt"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }
}
