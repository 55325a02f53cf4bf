package org.outboxfx.app.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.conflicts.ConflictsViewModel;
import org.outboxfx.app.delivery.DeliveryViewModel;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.FxThread;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.tasks.TasksViewModel;
import org.outboxfx.app.todotxt.ImportViewModel;
import org.outboxfx.app.words.Words;

/** One device's window: its view-models, its views and its stage, put together. JavaFX thread only. */
public final class DeviceWindow {

    private static final double SMALLEST_WIDTH = 860;
    private static final double SMALLEST_HEIGHT = 560;

    /**
     * What a window needs to know.
     *
     * @param person the name under which messages are written
     * @param undoWindow how long a sent message can be taken back
     */
    public record Setting(Theme theme, Words words, InstantSource clock, ZoneId zone, String person, Duration undoWindow,
            FileChoice files) {}

    private final Stage stage;
    private final Shell.Models models;
    private final Farewell farewell;

    public DeviceWindow(Stage stage, OutboxClient client, Setting setting, double width, double height) {
        this.stage = stage;
        var ui = new FxThread();
        var toasts = new Toasts(ui, setting.words());
        var desk = new Desk(client, ui, setting.words(), toasts, setting.clock(), setting.zone(), setting.person());
        models = new Shell.Models(new ShellViewModel(desk), new TasksViewModel(desk),
                new MessagesViewModel(desk, setting.undoWindow()), new ConflictsViewModel(desk),
                new DeliveryViewModel(desk),
                new ImportViewModel(desk));
        farewell = new Farewell(setting.words());
        var shell = new Shell(models, setting.theme(), toasts, farewell,
                new Shell.Commands(() -> setting.files().choose().ifPresent(this::importFile), this::close));
        var scene = shell.scene(width, height);
        setting.theme().dress(scene);
        stage.setScene(scene);
        shell.begin();
        stage.setTitle(setting.words().of("app.name"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setOnCloseRequest(this::onCloseRequest);
    }

    public Stage stage() {
        return stage;
    }

    public Shell.Models models() {
        return models;
    }

    /** Asks the window to close, as its frame's button does. */
    public void close() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        if (!farewell.isSaid()) {
            stage.close();
        }
    }

    private void importFile(Path file) {
        var _ = models.imports().importFile(file);
    }

    private void onCloseRequest(WindowEvent request) {
        var _ = models.messages().saveDraft();
        long unsent = models.delivery().unsent();
        if (unsent > 0 && !farewell.isSaid()) {
            request.consume();
            farewell.say(unsent, stage::close);
        }
    }
}
