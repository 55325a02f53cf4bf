package org.outboxfx.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.fx.Pictures;
import org.outboxfx.app.fx.Pulses;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.settings.DeviceName;
import org.outboxfx.app.settings.Preferences;
import org.outboxfx.app.settings.Settings;
import org.outboxfx.app.shell.DeviceWindow;
import org.outboxfx.app.shell.FileChoice;
import org.outboxfx.app.shell.Shell;
import org.outboxfx.app.words.Words;
import org.outboxfx.server.SyncServer;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person before a window: types, presses, and looks until something is to be seen. */
final class Seat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FRAMES_UNTIL_PAINTED = 3;

    private final FxRobot robot = new FxRobot();
    private final OutboxClient client;
    private final Preferences preferences;
    private final WindowAlone program;
    private final DeviceWindow window;
    private volatile String token;
    private @Nullable Path chosenFile;
    private volatile Duration ahead = Duration.ZERO;

    Seat(String name, Path folder, SyncServer server, Theme theme) {
        this(name, folder, server, theme, new Words(Locale.ENGLISH));
    }

    /** @param words what the window says, as long as no other language is chosen */
    Seat(String name, Path folder, SyncServer server, Theme theme, Words words) {
        token = server.issueToken("test", name);
        client = OutboxClient.builder(folder).timekeeper(Morning.TIME).server(server.address(), () -> token).open();
        client.start();
        preferences = Preferences.forgotten(Settings.DEFAULT.withUndoSeconds(30).withLanguage(Locale.ENGLISH));
        program = new WindowAlone(folder);
        var setting = new DeviceWindow.Setting(theme, preferences, words, () -> Morning.TIME.instant().plus(ahead),
                ZoneOffset.UTC, name, new ChosenFiles(), folder, Optional.of(program));
        window = Pulses.call(() -> {
            var made = new DeviceWindow(new Stage(), client, setting, 1000, 800);
            made.stage().show();
            DeviceName.tell(made.desk(), name);
            return made;
        });
    }

    /** Shows the server a token from now on that it does not know. */
    void loseToken() {
        token = "0".repeat(token.length());
    }

    Preferences preferences() {
        return preferences;
    }

    WindowAlone program() {
        return program;
    }

    /** Lets time pass for the person at the window; for its device it passes as it does. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /** What is chosen in the next file dialog. */
    void willChoose(Path file) {
        chosenFile = file;
    }

    private final class ChosenFiles implements FileChoice {

        @Override
        public Optional<Path> toRead() {
            return Optional.ofNullable(chosenFile);
        }

        @Override
        public Optional<Path> toWrite() {
            return Optional.ofNullable(chosenFile);
        }

        @Override
        public Optional<Path> toWriteEvidence() {
            return Optional.ofNullable(chosenFile);
        }
    }

    /** Fires an item of the menu: menus are windows of their own, which a robot does not find without a display. */
    void menu(String menu, String item) {
        Pulses.run(() -> ((MenuButton) stage().getScene().lookup("#menu")).getItems().stream()
                .filter(one -> menu.equals(one.getId())).map(Menu.class::cast).flatMap(one -> one.getItems().stream())
                .filter(one -> item.equals(one.getId())).findFirst().orElseThrow().fire());
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
        clickOn(() -> node(id));
    }

    /** Presses the mouse on a part of a row, does something, and lets go. */
    void during(String listId, String text, String part, Runnable whilePressed) {
        clickOn(() -> part(listId, text, part), () -> {
            robot.press(MouseButton.PRIMARY);
            whilePressed.run();
            robot.release(MouseButton.PRIMARY);
        });
    }

    /** Presses a key wherever the focus is, does something, and lets go. */
    void during(KeyCode code, Runnable whilePressed) {
        front();
        robot.press(code);
        whilePressed.run();
        robot.release(code);
    }

    /** A part of the row that says this. */
    Node part(String listId, String text, String part) {
        Node list = node(listId);
        return Pulses.call(() -> list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && isSeen(cell)
                        && cell.getAccessibleText().contains(text))
                .map(cell -> cell.lookup(part)).findFirst().orElseThrow());
    }

    /** Moves the mouse over a part of a row. */
    void hover(String listId, String text, String part) {
        front();
        robot.moveTo(middle(part(listId, text, part)));
    }

    /** Moves the mouse over a part of a row, from elsewhere, and waits for what is then said of it. */
    void awaitTip(String listId, String text, String part, String said) {
        front();
        robot.moveTo(Point2D.ZERO);
        hover(listId, text, part);
        await("the tooltip: " + said, () -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tip && tip.isShowing() && tip.getText().equals(said)));
    }

    /** Turns the mouse wheel over a list. */
    void scroll(String listId, int notches, VerticalDirection direction) {
        Node list = node(listId);
        front();
        robot.moveTo(middle(list));
        robot.scroll(notches, direction);
    }

    /** Presses a button that may have to be scrolled to. */
    void fire(String id) {
        await(id + " to be there", () -> seen(id).isPresent());
        Pulses.run(() -> ((ButtonBase) seen(id).orElseThrow()).fire());
    }

    /** Paints the window into the folder that {@code outboxfx.pictures} names, for people to look at. */
    void paint(String name) throws IOException {
        String pictures = System.getProperty("outboxfx.pictures");
        if (pictures != null) {
            Pictures.write(Pulses.call(() -> Pictures.of(stage())), Path.of(pictures, name + ".png"));
        }
    }

    void awaitFrames() {
        var frames = new AtomicInteger();
        await("some frames", () -> frames.incrementAndGet() > FRAMES_UNTIL_PAINTED);
    }

    /** Presses keys wherever the focus is. */
    void push(KeyCode... codes) {
        front();
        robot.push(codes);
    }

    /** Types wherever the focus is. */
    void write(String text) {
        front();
        robot.write(text, 0);
    }

    /** What a node says now; empty if there is none. JavaFX thread only. */
    String said(String id) {
        return text(id);
    }

    /** Clicks into a field and types at the end of what it holds. */
    void type(String id, String text) {
        var field = (TextInputControl) node(id);
        clickOn(field);
        Pulses.run(field::end);
        robot.write(text, 0);
    }

    /** Presses the Enter key in a field that is being typed into. */
    void enter(String id) {
        assertThat(node(id).isFocused()).as(id + " has the focus").isTrue();
        front();
        robot.write('\n');
    }

    void doubleClick(String listId, int row) {
        var list = (ListView<?>) node(listId);
        front();
        robot.doubleClickOn(cell(list, row));
    }

    /** Presses a key, or several together, on a node that has the focus or takes it. */
    void key(String id, KeyCode... codes) {
        Node target = node(id);
        if (!target.isFocusWithin()) {
            Pulses.run(target::requestFocus);
        }
        front();
        robot.push(codes);
    }

    void select(String listId, int row) {
        var list = (ListView<?>) node(listId);
        clickOn(cell(list, row));
    }

    /** Drags a row to above another one. */
    void dragRow(String listId, int row, int above) {
        var list = (ListView<?>) node(listId);
        Node target = cell(list, above);
        drag(cell(list, row));
        Point2D top = Pulses.call(() -> target.localToScreen(target.getBoundsInLocal().getCenterX(), 4));
        robot.moveTo(top);
        robot.drop();
    }

    void dragRowOnto(String listId, int row, String id) {
        drag(cell((ListView<?>) node(listId), row));
        robot.moveTo(node(id));
        robot.drop();
    }

    private void drag(Node from) {
        front();
        robot.drag(from, MouseButton.PRIMARY);
        robot.moveBy(0, -8);
    }

    /** Which row of a list says this. */
    int rowOf(String listId, String text) {
        awaitRow(listId, text);
        return Pulses.call(() -> ((ListView<?>) stage().getScene().lookup("#" + listId)).lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getAccessibleText().contains(text))
                .mapToInt(node -> ((ListCell<?>) node).getIndex()).min().orElseThrow());
    }

    /** JavaFX thread only. */
    ComboBox<?> box(String id) {
        return (ComboBox<?>) stage().getScene().lookup("#" + id);
    }

    private Node cell(ListView<?> list, int row) {
        await("row " + row + " of " + list.getId(), () -> findCell(list, row).isPresent());
        return Pulses.call(() -> findCell(list, row).orElseThrow());
    }

    private static Optional<Node> findCell(ListView<?> list, int row) {
        return list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getIndex() == row).findFirst();
    }

    void workOffline() {
        switchWork(true);
    }

    void workOnline() {
        switchWork(false);
    }

    private void switchWork(boolean offline) {
        var toggle = (ToggleSwitch) node("work-offline");
        assertThat(toggle.isSelected()).as("working offline already").isNotEqualTo(offline);
        clickOn(toggle);
        await("the switch to be thrown", () -> toggle.isSelected() == offline);
    }

    private void clickOn(Node node) {
        clickOn(() -> node);
    }

    /** Clicks on what is found anew until it stays where it is. */
    void clickOn(Supplier<Node> target) {
        clickOn(target, () -> robot.clickOn(MouseButton.PRIMARY));
    }

    /** Aims until what is aimed at stays where it is: rows that still come make others move. */
    private void clickOn(Supplier<Node> target, Runnable click) {
        front();
        Point2D aim;
        do {
            aim = middle(target.get());
            robot.moveTo(aim);
            awaitFrames();
        } while (!aim.equals(middle(target.get())));
        click.run();
    }

    private static Point2D middle(Node node) {
        return Pulses.call(() -> {
            var bounds = node.getBoundsInLocal();
            Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            return middle == null ? Point2D.ZERO : middle;
        });
    }

    /** Two windows do not fit on the one small screen there is without a display: the other one is moved aside. */
    private void front() {
        boolean moves = Pulses.call(() -> {
            boolean elsewhere = stage().getX() != 0 || stage().getY() != 0;
            Window.getWindows().stream().filter(window -> window instanceof Stage)
                    .forEach(window -> window.setX(window == stage() ? 0 : 3_000));
            stage().setY(0);
            stage().requestFocus();
            return elsewhere;
        });
        if (moves) {
            awaitFrames(); // windows move with the next frame; a robot that is quicker clicks on where they were
        }
        robot.targetWindow(stage());
    }

    /** Looks until every one of the texts is somewhere in the list's rows, as a screen reader would read them. */
    void awaitRow(String listId, String... texts) {
        await("a row of " + listId + " with " + List.of(texts),
                () -> rows(listId).stream().anyMatch(row -> List.of(texts).stream().allMatch(row::contains)));
    }

    void awaitNoRow(String listId, String text) {
        await("no row of " + listId + " with " + text, () -> rows(listId).stream().noneMatch(row -> row.contains(text)));
    }

    /** The list's rows begin with these texts, in this order. */
    void awaitOrder(String listId, String... texts) {
        await(listId + " in the order " + List.of(texts), () -> {
            var rows = rowsFromTopToBottom(listId);
            return rows.size() >= texts.length
                    && IntStream.range(0, texts.length).allMatch(index -> rows.get(index).startsWith(texts[index]));
        });
    }

    private List<String> rowsFromTopToBottom(String listId) {
        return stage().getScene().getRoot().lookup("#" + listId).lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty() && cell.isVisible())
                .sorted(Comparator.comparingInt(node -> ((ListCell<?>) node).getIndex())).map(Node::getAccessibleText).toList();
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
        stage().getScene().getRoot().lookup("#" + listId).lookupAll(".conflict-card")
                .forEach(card -> rows.add(card.getAccessibleText()));
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

    /** What a person would wait for, and then press or type into: much is shown only once it has been read. */
    private Node node(String id) {
        if (Pulses.call(() -> seen(id).isEmpty())) {
            await("the window to show " + id, () -> seen(id).isPresent());
        }
        return Pulses.call(() -> {
            // What was only just put into the window reacts to keys from its first pulse on; nobody types before it.
            stage().getScene().getRoot().applyCss();
            stage().getScene().getRoot().layout();
            return seen(id).orElseThrow(() -> new AssertionError("The window shows no node with the id " + id + "."));
        });
    }

    private Optional<Node> seen(String id) {
        return stage().getScene().getRoot().lookupAll("#" + id).stream().filter(Seat::isSeen).findFirst();
    }

    /** Lists keep invisible cells, for measuring and for later; nobody can press or type into those. */
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
        // The screen without a display is 1000 × 1000. Painting a larger window beyond it fails in its driver, which must not be laid at
        // the next test's door; what fails while this one uses its robot is thrown there.
        WaitForAsyncUtils.clearExceptions();
    }
}
