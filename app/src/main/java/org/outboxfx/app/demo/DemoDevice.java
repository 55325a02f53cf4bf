package org.outboxfx.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.messages.Conversation;
import org.outboxfx.app.settings.DeviceName;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.shell.Page;
import org.outboxfx.app.shell.Shell;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;
import org.outboxfx.server.SyncServer;

/** A device of the tour: its own database and window, its own switch to the network. */
final class DemoDevice implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final OutboxClient client;
    private final Preferences preferences;
    private final DeviceWindow window;

    DemoDevice(String name, Path folder, SyncServer server, Theme theme, Locale language) {
        String token = server.issueToken("tour", name);
        client = OutboxClient.builder(folder.resolve(name)).server(server.address(), () -> token).open();
        client.start();
        preferences = Preferences.forgotten(Settings.DEFAULT.withUndoSeconds(0));
        var setting = new DeviceWindow.Setting(theme, preferences, new Words(language), InstantSource.system(),
                ZoneId.systemDefault(), name, FileChoice.NONE, folder.resolve(name), Optional.empty());
        window = Pulses.call(() -> {
            var made = new DeviceWindow(new Stage(), client, setting, WIDTH, HEIGHT);
            made.stage().show();
            DeviceName.tell(made.desk(), name);
            return made;
        });
    }

    OutboxClient client() {
        return client;
    }

    Shell.Models models() {
        return window.models();
    }

    Stage stage() {
        return window.stage();
    }

    void layOut() {
        stage().getScene().getRoot().applyCss();
        stage().getScene().getRoot().layout();
    }

    void goOffline() {
        Pulses.run(() -> models().shell().workingOfflineProperty().set(true));
    }

    void goOnline() {
        Pulses.run(() -> models().shell().workingOfflineProperty().set(false));
    }

    void open(Page page) {
        Pulses.run(() -> models().shell().pageProperty().set(page));
    }

    /** Waits until nothing is left to send. */
    void awaitDelivery() throws Exception {
        try {
            client.whenQuiescent().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The tour waited " + PATIENCE.toSeconds() + " s for a device to send everything; "
                    + client.counts() + " is left.", e);
        }
    }

    /** The task of this title; it must be there. */
    RecordKey task(String title) {
        return client.records("task").join().stream().filter(task -> task.text("title", "").equals(title)).findFirst()
                .orElseThrow(() -> new IllegalStateException("The tour finds no task “" + title + "” on this device.")).key();
    }

    void change(RecordKey task, Map<String, FieldValue> fields) {
        client.submit(Change.put(task, fields)).join();
    }

    void say(String text) {
        Pulses.call(() -> {
            models().messages().composerProperty().set(text);
            return models().messages().send();
        }).join();
    }

    void choose(String conversation) {
        Pulses.await("the conversation " + conversation, PATIENCE, () -> find(conversation).isPresent());
        Pulses.run(() -> find(conversation).ifPresent(found -> models().messages().chosenProperty().set(found.id())));
    }

    private Optional<Conversation> find(String title) {
        return models().messages().conversations().stream().filter(one -> one.title().equals(title)).findFirst();
    }

    @Override
    public void close() {
        Pulses.run(stage()::close);
        client.close();
    }
}
