package org.outboxfx.app.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.outboxfx.app.conflicts.ConflictsView;
import org.outboxfx.app.conflicts.ConflictsViewModel;
import org.outboxfx.app.delivery.DeliveryView;
import org.outboxfx.app.delivery.DeliveryViewModel;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.messages.MessagesView;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.tasks.TasksView;
import org.outboxfx.app.tasks.TasksViewModel;
import org.outboxfx.app.todotxt.ImportCard;
import org.outboxfx.app.todotxt.ImportViewModel;

/** The window's content: places at the left, the page in the middle, the delivery panel always at the right. */
public final class Shell {

    /** The view-models of one window. */
    public record Models(ShellViewModel shell, TasksViewModel tasks, MessagesViewModel messages, ConflictsViewModel conflicts,
            DeliveryViewModel delivery, ImportViewModel imports) {}

    /** What the window can start beyond itself. */
    public record Commands(Runnable importFile, Runnable quit) {}

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** Below this width the sides give way to the middle. */
    private static final double ROOM_FOR_ALL = 1000;

    private final StackPane root = new StackPane();
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final Models models;
    private final TasksView tasks;
    private final MessagesView messages;
    private final Shortcuts shortcuts;

    Shell(Models models, Theme theme, Toasts toasts, Farewell farewell, Commands commands) {
        this.models = models;
        this.tasks = new TasksView(models.tasks());
        var sidebar = new Sidebar(models.shell(), models.tasks(), models.messages(), models.conflicts());
        this.messages = new MessagesView(models.messages(), sidebar::startConversation);
        this.shortcuts = new Shortcuts(models.shell().desk().words());
        pages.putAll(Map.of(Page.TASKS, tasks, Page.MESSAGES, messages, Page.CONFLICTS, new ConflictsView(models.conflicts())));
        var middle = new StackPane(pages.values().toArray(Node[]::new));
        middle.getStyleClass().add("pages");
        var frame = new BorderPane(new StackPane(middle, toasts.layer()));
        frame.setTop(
                new TopBar(models.shell(), theme, new TopBar.Commands(commands.importFile(), shortcuts::show, commands.quit())));
        frame.setLeft(sidebar);
        frame.setRight(new DeliveryView(models.delivery()));
        root.setId("shell");
        root.getStyleClass().add("shell");
        root.getChildren().setAll(frame, shortcuts, new ImportCard(models.imports()), farewell);
        models.shell().pageProperty().addListener(_ -> show());
        show();
    }

    Scene scene(double width, double height) {
        var scene = new Scene(root, width, height);
        scene.widthProperty().subscribe(now -> root.pseudoClassStateChanged(NARROW, now.doubleValue() < ROOM_FOR_ALL));
        UndoKeys.install(scene, models.shell().desk().history());
        var keys = scene.getAccelerators();
        keys.put(control(KeyCode.N), this::addTask);
        keys.put(control(KeyCode.F), this::search);
        keys.put(control(KeyCode.DIGIT1), () -> models.shell().pageProperty().set(Page.TASKS));
        keys.put(control(KeyCode.DIGIT2), this::writeMessage);
        keys.put(control(KeyCode.DIGIT3), () -> models.shell().pageProperty().set(Page.CONFLICTS));
        keys.put(control(KeyCode.R), models.shell()::syncNow);
        keys.put(new KeyCodeCombination(KeyCode.F1), shortcuts::show);
        return scene;
    }

    /** Where typing goes first. */
    void begin() {
        tasks.focusQuickAdd();
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void addTask() {
        models.shell().pageProperty().set(Page.TASKS);
        tasks.focusQuickAdd();
    }

    private void search() {
        models.shell().pageProperty().set(Page.TASKS);
        tasks.focusSearch();
    }

    private void writeMessage() {
        models.shell().pageProperty().set(Page.MESSAGES);
        messages.focusComposer();
    }

    private void show() {
        Page chosen = models.shell().pageProperty().get();
        pages.forEach((page, view) -> Nodes.present(view, page == chosen));
    }
}
