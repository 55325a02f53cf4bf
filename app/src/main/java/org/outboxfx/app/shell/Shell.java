package org.outboxfx.app.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.outboxfx.app.activity.ActivityView;
import org.outboxfx.app.activity.ActivityViewModel;
import org.outboxfx.app.confirmation.ConfirmationCard;
import org.outboxfx.app.confirmation.ConfirmationViewModel;
import org.outboxfx.app.confirmation.StepUpCard;
import org.outboxfx.app.confirmation.StepUpViewModel;
import org.outboxfx.app.conflicts.ConflictsView;
import org.outboxfx.app.conflicts.ConflictsViewModel;
import org.outboxfx.app.delivery.DeliveryStrip;
import org.outboxfx.app.delivery.DeliveryView;
import org.outboxfx.app.delivery.DeliveryViewModel;
import org.outboxfx.app.exchange.ImportCard;
import org.outboxfx.app.exchange.ImportViewModel;
import org.outboxfx.app.fx.Late;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.fx.Zoom;
import org.outboxfx.app.messages.MessagesView;
import org.outboxfx.app.messages.MessagesViewModel;
import org.outboxfx.app.settings.CertificateCard;
import org.outboxfx.app.settings.SettingsView;
import org.outboxfx.app.settings.SettingsViewModel;
import org.outboxfx.app.tasks.TasksView;
import org.outboxfx.app.tasks.TasksViewModel;

/**
 * The window's content: places at the left, the page in the middle, delivery at the right, or in the middle as a page of its
 * own. Where the room is small the sides give way, delivery to a strip of its numbers at the lower edge.
 */
public final class Shell {

    /** The view-models of one window. */
    public record Models(ShellViewModel shell, HealthViewModel health, TasksViewModel tasks, MessagesViewModel messages,
            ConflictsViewModel conflicts, DeliveryViewModel delivery, ActivityViewModel activity,
            ConfirmationViewModel confirmation,
            StepUpViewModel stepUp, ImportViewModel imports, SettingsViewModel settings) {}

    /** What the window can start beyond itself. */
    public record Commands(Runnable importFile, Runnable exportFile, Supplier<Optional<Path>> evidenceFile, Runnable quit,
            Consumer<Theme.Choice> theme) {}

    private final StackPane root = new StackPane();
    private final Zoom zoom = new Zoom(root);
    private final Map<Page, Late<? extends Node>> pages = new EnumMap<>(Page.class);
    private final Models models;
    private final TasksView tasks;
    private final Late<MessagesView> messages;
    private final DeliveryView delivery;
    private final Late<DeliveryStrip> strip;
    private final Late<ActivityView> activity;
    private final Late<Shortcuts> shortcuts;
    private final TopBar top;
    private final BorderPane frame;
    private final StackPane middle = new StackPane();
    private final Farewell farewell;
    private final InvalidationListener pageListener = _ -> show();
    private boolean forgotten;

    Shell(Models models, Theme theme, Toasts toasts, Farewell farewell, Commands commands) {
        this.models = models;
        this.farewell = farewell;
        this.tasks = new TasksView(models.tasks());
        var sidebar = new Sidebar(models.shell(), models.tasks(), models.messages(), models.conflicts(), models.delivery());
        this.messages = new Late<>(() -> new MessagesView(models.messages(), sidebar::startConversation));
        this.delivery = new DeliveryView(models.delivery());
        this.strip = new Late<>(() -> new DeliveryStrip(models.delivery(),
                () -> models.shell().pageProperty().set(Page.DELIVERY)));
        this.shortcuts = new Late<>(() -> new Shortcuts(models.shell().desk().words()));
        this.activity = new Late<>(() -> new ActivityView(models.activity(), commands.evidenceFile()));
        pages.putAll(Map.of(Page.TASKS, new Late<>(() -> tasks), Page.MESSAGES, messages, Page.CONFLICTS,
                new Late<>(() -> new ConflictsView(models.conflicts())), Page.ACTIVITY, activity, Page.SETTINGS,
                new Late<>(() -> new SettingsView(models.settings()))));
        middle.getStyleClass().add("pages");
        frame = new BorderPane(new StackPane(middle, toasts.layer()));
        top = new TopBar(models.shell(), theme,
                new TopBar.Commands(commands.importFile(), commands.exportFile(), this::showShortcuts,
                        () -> models.shell().pageProperty().set(Page.SETTINGS), commands.quit(), commands.theme()));
        frame.setTop(new VBox(top, new Banners(models.health(),
                new Banners.Remedies(() -> models.shell().pageProperty().set(Page.SETTINGS),
                        models.settings()::askAboutCertificate))));
        frame.setLeft(sidebar);
        root.setId("shell");
        root.setAlignment(Pos.TOP_LEFT);
        root.getStyleClass().add("shell");
        root.getChildren().setAll(frame);
        zoom.roomProperty().addListener(_ -> show());
    }

    /** Begins to follow what is shown. Most of what is not in sight is not there yet. */
    Zoom content() {
        models.shell().pageProperty().addListener(pageListener);
        show();
        return zoom;
    }

    /** Makes what is not in sight, one thing after the other: each is styled in the frame that follows. */
    void complete(Executor oneByOne) {
        Executor unlessForgotten = task -> oneByOne.execute(() -> {
            if (!forgotten) {
                task.run();
            }
        });
        unlessForgotten.execute(() -> root.getChildren().addAll(shortcuts.get(), new ImportCard(models.imports()),
                new ConfirmationCard(models.confirmation()).veil(), new StepUpCard(models.stepUp()).veil(),
                new CertificateCard(models.settings().certificate()), farewell));
        unlessForgotten.execute(tasks::complete);
        pages.forEach((page, view) -> unlessForgotten.execute(() -> {
            Nodes.present(view.get(), page == models.shell().pageProperty().get());
            add(view.get());
        }));
    }

    private void add(Node page) {
        if (!middle.getChildren().contains(page)) {
            middle.getChildren().add(page);
        }
    }

    private void showShortcuts() {
        shortcuts.get().show();
    }

    /** @param factor 1 for the usual size */
    void enlarge(double factor) {
        zoom.factorProperty().set(factor);
    }

    /** Another shell takes this one's place. */
    void forget() {
        forgotten = true;
        models.shell().pageProperty().removeListener(pageListener);
    }

    void giveKeysTo(Scene scene) {
        var keys = scene.getAccelerators();
        keys.clear();
        keys.put(control(KeyCode.N), this::addTask);
        keys.put(control(KeyCode.F), this::search);
        keys.put(control(KeyCode.DIGIT1), () -> models.shell().pageProperty().set(Page.TASKS));
        keys.put(control(KeyCode.DIGIT2), this::writeMessage);
        keys.put(control(KeyCode.DIGIT3), () -> models.shell().pageProperty().set(Page.CONFLICTS));
        keys.put(control(KeyCode.DIGIT4), this::openDelivery);
        keys.put(control(KeyCode.DIGIT5), () -> models.shell().pageProperty().set(Page.ACTIVITY));
        keys.put(control(KeyCode.COMMA), () -> models.shell().pageProperty().set(Page.SETTINGS));
        keys.put(control(KeyCode.R), models.shell()::syncNow);
        keys.put(control(KeyCode.PLUS), models.settings()::larger);
        keys.put(control(KeyCode.EQUALS), models.settings()::larger);
        keys.put(control(KeyCode.MINUS), models.settings()::smaller);
        keys.put(control(KeyCode.DIGIT0), models.settings()::usualSize);
        keys.put(new KeyCodeCombination(KeyCode.F1), this::showShortcuts);
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
        if (models.shell().pageProperty().get() == Page.DELIVERY) {
            delivery.focusSearch();
            return;
        }
        if (models.shell().pageProperty().get() == Page.ACTIVITY) {
            activity.get().focusSearch();
            return;
        }
        models.shell().pageProperty().set(Page.TASKS);
        tasks.focusSearch();
    }

    private void writeMessage() {
        models.shell().pageProperty().set(Page.MESSAGES);
        messages.get().focusComposer();
    }

    private void openDelivery() {
        models.shell().pageProperty().set(Page.DELIVERY);
        delivery.focusSearch();
    }

    private void show() {
        Page chosen = models.shell().pageProperty().get();
        Room room = Room.of(zoom.roomProperty().get());
        room.mark(root);
        top.fit(room);
        boolean asPage = chosen == Page.DELIVERY;
        // One view, in one of two places: what is chosen, typed and scrolled to stays.
        if (asPage) {
            frame.setRight(null);
            add(delivery);
        } else {
            middle.getChildren().remove(delivery);
            frame.setRight(room.hasPanel() ? delivery : null);
        }
        frame.setBottom(asPage || room.hasPanel() ? null : strip.get());
        delivery.widen(asPage ? DeliveryView.Form.PAGE : DeliveryView.Form.PANEL);
        pages.forEach((page, view) -> {
            if (page == chosen) {
                add(view.get());
            }
            view.ifMade(made -> Nodes.present(made, page == chosen));
        });
    }
}
