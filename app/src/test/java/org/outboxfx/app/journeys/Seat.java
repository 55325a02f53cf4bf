package org.outboxfx.app.journeys;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.Shell;
import org.outboxfx.app.words.Words;
import org.outboxfx.server.SyncServer;

/** A person before a window: types, presses, and looks until something is to be seen. */
final class Seat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OutboxClient client;
    private final DeviceWindow window;

    Seat(String name, Path folder, SyncServer server, Theme theme) {
        String token = server.issueToken("test", name);
        client = OutboxClient.builder(folder).server(server.address(), () -> token).open();
        client.start();
        var setting = new DeviceWindow.Setting(theme, new Words(Locale.ENGLISH), InstantSource.system(), ZoneOffset.UTC, name,
                Duration.ofSeconds(1), Optional::empty);
        window = Pulses.call(() -> {
            var made = new DeviceWindow(new Stage(), client, setting, 1280, 800);
            made.stage().show();
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

    void press(String id) {
        Pulses.run(() -> ((ButtonBase) node(id)).fire());
    }

    void type(String id, String text) {
        Pulses.run(() -> {
            node(id).requestFocus();
            ((TextInputControl) node(id)).appendText(text);
        });
    }

    void key(String id, KeyCode code) {
        Pulses.run(() -> {
            Node target = node(id);
            for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                target.fireEvent(
                        new KeyEvent(kind, "", "", code, false, code == KeyCode.ENTER && id.equals("composer"), false, false));
            }
        });
    }

    void select(String listId, int row) {
        Pulses.run(() -> ((ListView<?>) node(listId)).getSelectionModel().clearAndSelect(row));
    }

    void workOffline() {
        Pulses.run(() -> ((ToggleSwitch) node("work-offline")).setSelected(true));
    }

    void workOnline() {
        Pulses.run(() -> ((ToggleSwitch) node("work-offline")).setSelected(false));
    }

    /** Looks until every one of the texts is somewhere in the list's rows, as a screen reader would read them. */
    void awaitRow(String listId, String... texts) {
        await("a row of " + listId + " with " + List.of(texts),
                () -> rows(listId).stream().anyMatch(row -> List.of(texts).stream().allMatch(row::contains)));
    }

    void awaitNoRow(String listId, String text) {
        await("no row of " + listId + " with " + text, () -> rows(listId).stream().noneMatch(row -> row.contains(text)));
    }

    void awaitText(String id, String text) {
        await(id + " to say " + text, () -> text(id).contains(text));
    }

    void await(String what, BooleanSupplier condition) {
        try {
            Pulses.await(what, PATIENCE, condition);
        } catch (IllegalStateException e) {
            throw new AssertionError(e.getMessage() + " Seen: " + Pulses.call(this::seen), e);
        }
    }

    private String seen() {
        return "tasks " + rows("task-list") + ", delivery " + rows("delivery-list") + ", toast " + text("toast-text") + ", link "
                + text("link");
    }

    private List<String> rows(String listId) {
        var rows = new ArrayList<String>();
        for (Node cell : stage().getScene().getRoot().lookup("#" + listId).lookupAll(".list-cell")) {
            if (cell instanceof ListCell<?> listCell && !listCell.isEmpty() && listCell.getAccessibleText() != null) {
                rows.add(listCell.getAccessibleText());
            } else if (cell instanceof ListCell<?> plain && plain.getText() != null) {
                rows.add(plain.getText());
            }
        }
        return rows;
    }

    private String text(String id) {
        Set<Node> found = stage().getScene().getRoot().lookupAll("#" + id);
        return found.stream().map(Seat::textOf).findFirst().orElse("");
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> String.valueOf(input.getText());
            default -> String.valueOf(node.getAccessibleText());
        };
    }

    private Node node(String id) {
        // What was only just put into the window reacts to keys from its first pulse on; nobody types before it.
        stage().getScene().getRoot().applyCss();
        stage().getScene().getRoot().layout();
        return stage().getScene().getRoot().lookupAll("#" + id).stream().filter(Seat::isSeen).findFirst()
                .orElseThrow(() -> new AssertionError("The window shows no node with the id " + id + "."));
    }

    /** Lists keep invisible cells for measuring; nobody can type into those. */
    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Closes the window the way its frame does, and the device with it; what was queued stays on disk. */
    @Override
    public void close() {
        Pulses.run(stage()::close);
        client.close();
    }
}
