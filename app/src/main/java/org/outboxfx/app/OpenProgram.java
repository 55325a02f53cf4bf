package org.outboxfx.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.FxStart;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.DeviceName;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Program;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.app.words.Words;

/**
 * The program while it runs: a device and its window, which can be closed and opened again around something that needs
 * the device closed. JavaFX thread only, but for what is said to block.
 */
final class OpenProgram implements Program {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Opener opener;
    private final OutboxApp.Start start;
    private final Preferences preferences;
    private final Words words;
    private final Theme theme;
    private final String computerName;
    private final DesktopFiles files;
    private final TrayIcon tray;
    private final Stage stage = new Stage();
    private final Executor closer = task -> Thread.ofPlatform().name("outboxfx-reopen-device").start(task);
    private final Runnable ended;
    private volatile Wiring wiring;
    private DeviceWindow window;

    /**
     * @param wiring a device that is open
     * @param ended called, off the JavaFX thread, when the window and the device are closed
     */
    OpenProgram(Opener opener, Preferences preferences, Wiring wiring, String computerName, Runnable ended) {
        this.opener = opener;
        this.start = opener.start();
        this.preferences = preferences;
        this.wiring = wiring;
        this.computerName = computerName;
        this.ended = ended;
        this.words = new Words(preferences.get().locale());
        this.theme = new Theme(start.themeOr(preferences.get().theme()));
        this.files = new DesktopFiles(stage, words);
        this.tray = TrayIcon.find();
        this.window = open(WIDTH, HEIGHT);
        opener.onTrouble(() -> FxStart.thread().execute(() -> tellOfToken(window)));
        tellOfToken(window);
        stage.setOnHidden(_ -> {
            if (!tray.isShown()) {
                end();
            }
        });
    }

    /**
     * The device, for those who need no window. Any thread.
     *
     * @throws IllegalStateException while it is closed
     */
    OutboxClient client() {
        return wiring.openClient();
    }

    /** Closes the device under the window, as the process ends. Blocks. Any thread. */
    void closeDevice() {
        wiring.close();
    }

    /** Takes the window away and does nothing else; nothing can be done with it. */
    void abandon() {
        stage.setOnHidden(null);
        stage.hide();
    }

    DeviceWindow window() {
        return window;
    }

    void bringToFront() {
        tray.hide();
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private DeviceWindow open(double width, double height) {
        var setting = new DeviceWindow.Setting(theme, preferences, words, InstantSource.system(), ZoneId.systemDefault(),
                System.getProperty("user.name", "me"), new FileDialogs(stage, words),
                start.profile().device(), Optional.of(this));
        var opened = new DeviceWindow(stage, wiring.client(), setting, width, height);
        String name = preferences.get().deviceName();
        DeviceName.tell(opened.desk(), name.isBlank() ? computerName : name);
        return opened;
    }

    private void end() {
        Wiring last = wiring;
        closer.execute(() -> {
            last.close();
            ended.run();
        });
    }

    private void tellOfToken(DeviceWindow told) {
        told.models().health().awaitToken(opener.trouble());
    }

    /** Closes the device, works, opens it again; if that fails, opens it as it was before. */
    private CompletableFuture<?> around(Step work, @Nullable ServerChoice server) {
        ServerChoice before = preferences.get().server();
        Wiring last = wiring;
        var saved = window.models().messages().saveDraft();
        stage.getScene().getRoot().setDisable(true);
        CompletableFuture<Wiring> opened = saved.handle((_, _) -> last).thenApplyAsync(closing -> {
            closing.close();
            try {
                work.run();
                Wiring next = opener.open(server);
                work.settle();
                return next;
            } catch (RuntimeException e) {
                work.undo();
                throw new Reopened(opener.open(before), e);
            }
        }, closer);
        return opened.handleAsync((next, failure) -> {
            Reopened as = failure == null ? null : Reopened.in(failure);
            if (failure != null && as == null) {
                throw closed(failure);
            }
            wiring = as == null ? next : as.wiring;
            window.forget();
            window = open(stage.getScene().getWidth(), stage.getScene().getHeight());
            tellOfToken(window);
            window.models().shell().pageProperty().set(Page.SETTINGS);
            if (as != null) {
                window.desk().notices().trouble(as.reason);
                throw as.reason;
            }
            return window;
        }, FxStart.thread());
    }

    /** The device could not even be opened as it was before: the window can be used to try again, and says so. */
    private WordedException closed(Throwable failure) {
        stage.getScene().getRoot().setDisable(false);
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var told = new WordedException("program.closed", cause);
        window.desk().notices().trouble(told);
        return told;
    }

    /** The device is open again, as it was, because something else failed. */
    private static final class Reopened extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Wiring wiring;
        private final RuntimeException reason;

        Reopened(Wiring wiring, RuntimeException reason) {
            super(reason);
            this.wiring = wiring;
            this.reason = reason;
        }

        static @Nullable Reopened in(Throwable failure) {
            return failure instanceof Reopened found
                    ? found
                    : failure.getCause() instanceof Reopened cause ? cause : null;
        }
    }

    @Override
    public Path folder() {
        return start.profile().folder();
    }

    @Override
    public String computerName() {
        return computerName;
    }

    @Override
    public Tray tray() {
        return tray.isThere() ? Tray.PRESENT : Tray.MISSING;
    }

    @Override
    public boolean choosesServer() {
        return start.server() == null;
    }

    @Override
    public TokenPlace tokenPlace() {
        return opener.token().place();
    }

    @Override
    public Encryption encryption() {
        return opener.vault().isOn() ? Encryption.ON : Encryption.OFF;
    }

    @Override
    public PassphrasePlace passphrasePlace() {
        return opener.vault().place();
    }

    @Override
    public boolean hasKeyring() {
        return opener.vault().hasKeyring();
    }

    @Override
    public boolean isPassphrase(String typed) {
        return opener.vault().is(typed.toCharArray());
    }

    @Override
    public CompletableFuture<?> encrypt(@Nullable String passphrase, PassphrasePlace place) {
        var change = new EncryptionChange(opener.vault(), passphrase, place);
        return around(change, preferences.get().server())
                .thenRun(() -> window.desk().notices().say(words.of(passphrase == null ? "encryption.off" : "encryption.on")));
    }

    @Override
    public void show(Path folder) {
        DesktopFiles.show(folder);
    }

    @Override
    public Optional<Path> choose(Purpose purpose) {
        return files.choose(purpose);
    }

    @Override
    public CompletableFuture<?> pair(@Nullable ServerChoice server, @Nullable String token) {
        return around(new TokenChange(opener.token(), server, token), server).thenCompose(_ -> {
            var saved = preferences.change(all -> all.withServer(server));
            window.rebuild();
            return saved;
        });
    }

    @Override
    public CompletableFuture<Boolean> opensBackup(Path backup, @Nullable String passphrase) {
        return CompletableFuture.supplyAsync(() -> opener.vault().opensBackup(backup, letters(passphrase)), closer);
    }

    private static char @Nullable [] letters(@Nullable String passphrase) {
        return passphrase == null ? null : passphrase.toCharArray();
    }

    @Override
    public CompletableFuture<?> restore(Path backup, @Nullable String passphrase) {
        return around(() -> opener.vault().restore(backup, letters(passphrase)), preferences.get().server())
                .thenRun(() -> window.desk().notices().say(words.of("settings.restore.done")));
    }

    @Override
    public boolean goOnInTray() {
        return tray.show(words, new TrayIcon.Commands(this::bringToFront, () -> {
            tray.hide();
            end();
        })) && hideWindow();
    }

    private boolean hideWindow() {
        stage.hide();
        return true;
    }

    @Override
    public boolean notifyInTray(String text) {
        return tray.say(words.of("app.name"), text);
    }
}
