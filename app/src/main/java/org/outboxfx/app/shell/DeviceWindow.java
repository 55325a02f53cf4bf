package org.outboxfx.app.shell;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.activity.ActivityViewModel;
import org.outboxfx.app.confirmation.ConfirmationViewModel;
import org.outboxfx.app.confirmation.StepUpViewModel;
import org.outboxfx.app.conflicts.ConflictsViewModel;
import org.outboxfx.app.delivery.DeliveryViewModel;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.exchange.ExportViewModel;
import org.outboxfx.app.exchange.ImportViewModel;
import org.outboxfx.app.fx.AfterFrame;
import org.outboxfx.app.fx.FxThread;
import org.outboxfx.app.fx.Mark;
import org.outboxfx.app.fx.OneByOne;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.messages.ReadPositions;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.settings.SettingsViewModel;
import org.outboxfx.app.tasks.TasksViewModel;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;

/** One device's window: its view-models, its views and its stage, put together. JavaFX thread only. */
public final class DeviceWindow {

    private static final double SMALLEST_WIDTH = 860;
    private static final double SMALLEST_HEIGHT = 560;

    /**
     * What a window needs to know.
     *
     * @param person the name under which messages are written
     * @param notes a folder for what this device keeps to itself
     * @param program what there is beyond the window; empty in a demonstration
     * @param ui the way onto the JavaFX thread
     */
    public record Setting(Theme theme, Preferences preferences, Words words, InstantSource clock, ZoneId zone, String person,
            FileChoice files, Path notes, Optional<Program> program, Executor ui) {

        /** What runs on the JavaFX thread runs there by the usual way. */
        public Setting(Theme theme, Preferences preferences, Words words, InstantSource clock, ZoneId zone, String person,
                FileChoice files, Path notes, Optional<Program> program) {
            this(theme, preferences, words, clock, zone, person, files, notes, program, new FxThread());
        }
    }

    private final Stage stage;
    private final Setting setting;
    private final Shell.Models models;
    private final Farewell farewell;
    private final Toasts toasts;
    private final Desk desk;
    private final ChangeListener<Settings> follow = (_, before, now) -> follow(before, now);
    private Shell shell;

    public DeviceWindow(Stage stage, OutboxClient client, Setting setting, double width, double height) {
        this.stage = stage;
        this.setting = setting;
        toasts = new Toasts(setting.ui(), setting.words());
        desk = new Desk(client, setting.ui(), new AfterFrame(setting.ui()), setting.words(), toasts, setting.clock(),
                setting.zone(), setting.person());
        var tasks = new TasksViewModel(desk); // the first to read, as it is seen first
        var delivery = new DeliveryViewModel(desk);
        models = new Shell.Models(new ShellViewModel(desk), new HealthViewModel(desk), tasks,
                new MessagesViewModel(desk, () -> setting.preferences().get().undoWindow(),
                        new ReadPositions(setting.notes().resolve("read-positions"))),
                new ConflictsViewModel(desk),
                delivery, new ActivityViewModel(desk), new ConfirmationViewModel(desk, delivery::giveUp),
                new StepUpViewModel(desk), new ImportViewModel(desk),
                new SettingsViewModel(desk, setting.preferences(), setting.program()));
        farewell = new Farewell(setting.words());
        shell = shell();
        var scene = new Scene(shell.content(), width, height);
        setting.theme().dress(scene);
        shell.giveKeysTo(scene);
        UndoKeys.install(scene, desk.history());
        stage.setScene(scene);
        shell.begin();
        shell.complete(new OneByOne(desk.later()));
        models.messages().lookingProperty()
                .bind(stage.focusedProperty().and(models.shell().pageProperty().isEqualTo(Page.MESSAGES)));
        models.activity().lookingProperty().bind(models.shell().pageProperty().isEqualTo(Page.ACTIVITY));
        stage.setTitle(setting.words().of("app.name"));
        Mark.put(stage);
        stage.setOnCloseRequest(this::onCloseRequest);
        models.delivery().openedProperty().addListener((_, _, opened) -> Opening.of(opened, models));
        models.delivery().onSent(this::tellSent);
        models.delivery().onAsked(this::ask);
        models.delivery().onTakenBack(models.messages()::takeBack);
        models.shell().workingOfflineProperty().addListener((_, _, offline) -> {
            if (offline) {
                models.delivery().tellBeforeOffline();
            }
        });
        obey(setting.preferences().get());
        setting.preferences().settingsProperty().addListener(follow);
    }

    /** Another window takes the stage, with another client: what is chosen there is no longer of this one's concern. */
    public void forget() {
        setting.preferences().settingsProperty().removeListener(follow);
    }

    private Shell shell() {
        return new Shell(models, setting.theme(), toasts, farewell,
                new Shell.Commands(() -> setting.files().toRead().ifPresent(this::importFile),
                        () -> setting.files().toWrite().ifPresent(this::exportFile), setting.files()::toWriteEvidence,
                        this::close,
                        models.settings()::useTheme));
    }

    public Stage stage() {
        return stage;
    }

    public Shell.Models models() {
        return models;
    }

    public Desk desk() {
        return desk;
    }

    /** Asks the window to close, as its frame's button does. */
    public void close() {
        var request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
        stage.fireEvent(request);
        if (!farewell.isSaid() && !request.isConsumed()) {
            stage.close();
        }
    }

    private void follow(Settings before, Settings now) {
        if (before.theme() != now.theme()) {
            setting.theme().choiceProperty().set(now.theme());
        }
        if (!before.locale().equals(now.locale())) {
            setting.words().speak(now.locale());
            rebuild();
        }
        obey(now);
    }

    private void obey(Settings now) {
        shell.enlarge(now.scale());
        // Larger text needs a larger window, though not in the same measure: the sides give way first.
        double part = 1 + (now.scale() - 1) / 2;
        stage.setMinWidth(SMALLEST_WIDTH * part);
        stage.setMinHeight(SMALLEST_HEIGHT * part);
        if (stage.isShowing()) {
            stage.setWidth(Math.max(stage.getWidth(), stage.getMinWidth()));
            stage.setHeight(Math.max(stage.getHeight(), stage.getMinHeight()));
        }
        var upkeep = desk.client().upkeep();
        upkeep.setMetered(now.connection() == Settings.Connection.METERED);
        upkeep.keepTryingFor(now.sendAge());
    }

    /** The same view-models in new views, which speak the new language; what is being typed is taken along. */
    public void rebuild() {
        var typed = Typed.in(stage.getScene().getRoot());
        shell.forget();
        shell = shell();
        stage.getScene().setRoot(shell.content());
        shell.complete(Runnable::run);
        shell.giveKeysTo(stage.getScene());
        stage.setTitle(setting.words().of("app.name"));
        typed.into(stage.getScene().getRoot());
    }

    /** Only the server's question for a passphrase comes while an entry waits to be tried again. */
    private void ask(OutboxEntry entry) {
        if (entry.state() == EntryState.NEEDS_CONFIRMATION) {
            models.confirmation().ask(entry);
        } else {
            models.stepUp().ask(entry);
        }
    }

    private void tellSent(String text) {
        boolean before = stage.isShowing() && stage.isFocused() && !stage.isIconified();
        if (before || setting.program().map(program -> !program.notifyInTray(text)).orElse(true)) {
            toasts.say(text);
        }
    }

    private void exportFile(Path file) {
        var _ = new ExportViewModel(desk).exportTo(file);
    }

    private void importFile(Path file) {
        var _ = models.imports().preview(file);
    }

    private void onCloseRequest(WindowEvent request) {
        var _ = models.messages().saveDraft();
        long unsent = models.delivery().unsent();
        if (unsent == 0 || farewell.isSaid()) {
            return;
        }
        request.consume();
        boolean goOn = setting.preferences().get().onClose() == Settings.OnClose.GO_ON
                && setting.program().map(Program::goOnInTray).orElse(false);
        if (!goOn) {
            farewell.say(unsent, stage::close);
        }
    }
}
