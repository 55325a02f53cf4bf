package org.outboxfx.app.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.tick.TickMark;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** A row of the panel: a group's heading, a change with what can be done about it, or the end of what is loaded. */
final class DeliveryCell extends ListCell<DeliveryRow> {

    /** For the mark, the tick and the spaces between them. */
    private static final double ROOM_BESIDE_TEXT = 96;

    private final DeliveryViewModel model;
    private final Words words;
    private final TickMark tick;
    private final Label what = Nodes.label("", "entry-what");
    private final Label state = Nodes.label("", "chip");
    private final Label next = Nodes.label("", "entry-next");
    private final Label why = Nodes.label("", "entry-why");
    private final Label agent = Nodes.label("", "agent-mark");
    private final HBox actions = Nodes.row("entry-actions");
    private final HBox entry;
    private final Label groupName = Nodes.label("", "section-label");
    private final Label groupCount = Nodes.label("", "group-count");
    private final HBox group = Nodes.row("group-heading", groupName, groupCount);
    private final Label blank;
    private final CheckBox mark = new CheckBox();

    private final Map<DeliveryAction, Button> buttons = new EnumMap<>(DeliveryAction.class);
    private final Button ask;
    /** What the buttons are about. */
    private DeliveryRow.@Nullable Item shown;

    DeliveryCell(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.tick = new TickMark(words);
        blank = Nodes.label(words.of("delivery.loading"), "entry-blank");
        state.setMinWidth(USE_PREF_SIZE);
        agent.setId("entry-agent");
        agent.setGraphic(Nodes.icon(RemixiconMZ.ROBOT_LINE));
        actions.setMinWidth(USE_PREF_SIZE);
        what.setMaxWidth(Double.MAX_VALUE);
        Tip.on(what, what.textProperty());
        Tip.on(agent, agent.textProperty());
        what.setMinWidth(0);
        wrapReason();
        HBox.setHgrow(what, Priority.ALWAYS);
        ask = askButton();
        var status = Nodes.row("entry-status", state, next, Nodes.spring(), ask);
        var middle = new VBox(Nodes.row("entry-top", what, actions), status, why, agent);
        middle.getStyleClass().add("entry-middle");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        entry = new HBox(mark(), tick, middle);
        entry.getStyleClass().add("entry");
        entry.setAlignment(Pos.TOP_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("delivery-cell");
        setPrefWidth(0);
        Follow.by(this).change(model.nowProperty(), this::countDown).map(model.commands().marked(), this::showMark);
    }

    @Override
    protected void updateItem(DeliveryRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case DeliveryRow.Heading(Stage stage, long count) -> {
                groupName.setText(words.of("delivery.group." + stage));
                groupCount.setText(words.of("number", count));
                setAccessibleText(groupName.getText() + ", " + groupCount.getText());
                setGraphic(group);
            }
            case DeliveryRow.Item change -> show(change);
            case DeliveryRow.Blank _ -> {
                setAccessibleText(blank.getText());
                setGraphic(blank);
            }
        }
    }

    private void show(DeliveryRow.Item change) {
        shown = change;
        tick.show(change.tick());
        what.setText(change.what());
        state.setText(change.state());
        String chip = "chip-" + change.tick().name().toLowerCase(Locale.ROOT);
        if (!state.getStyleClass().contains(chip)) {
            state.getStyleClass().setAll("chip", chip);
        }
        why.setText(change.why());
        Nodes.present(why, !change.why().isEmpty());
        agent.setText(change.agent());
        Nodes.present(agent, change.agent() != null);
        showActions(change.actions());
        Nodes.present(ask, change.stage() != Stage.SENT);
        showMark();
        countDown();
        setAccessibleText(String.join(". ", change.what(), change.state(), change.why())
                + (change.agent() == null ? "" : ". " + change.agent()));
        setGraphic(entry);
    }

    /** Buttons are made once and act on what the row then shows. */
    private void showActions(Set<DeliveryAction> possible) {
        var wanted = possible.stream().map(action -> buttons.computeIfAbsent(action, this::button)).toList();
        if (!actions.getChildren().equals(wanted)) {
            actions.getChildren().setAll(wanted);
        }
    }

    /** A row asks how high it is before it has a width: the list tells how wide the reason may be. */
    private void wrapReason() {
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        listViewProperty().addListener((_, _, list) -> {
            if (list != null) {
                why.maxWidthProperty().bind(list.widthProperty().subtract(ROOM_BESIDE_TEXT));
            }
        });
    }

    /** Seen on the page only. */
    private CheckBox mark() {
        mark.setId("entry-mark");
        mark.getStyleClass().add("entry-mark");
        mark.managedProperty().bind(mark.visibleProperty());
        mark.setOnAction(_ -> {
            if (getItem() instanceof DeliveryRow.Item change) {
                model.commands().toggleMark(change.entry());
            }
        });
        return mark;
    }

    private void showMark() {
        if (getItem() instanceof DeliveryRow.Item change) {
            mark.setSelected(model.commands().marked().containsKey(change.opId()));
            mark.setDisable(change.actions().isEmpty());
            mark.setAccessibleText(words.of("delivery.mark", change.what()));
        }
    }

    private void countDown() {
        if (getItem() instanceof DeliveryRow.Item change) {
            String countdown = model.countdown(change);
            next.setText(countdown.isEmpty() ? change.time() : countdown);
        }
    }

    private Button askButton() {
        var button = Nodes.iconButton("entry-story", RemixiconMZ.QUESTION_LINE, words.of("delivery.story.title"), () -> {
            if (getItem() instanceof DeliveryRow.Item change) {
                model.askedIdProperty().set(change.opId().equals(model.askedIdProperty().get()) ? null : change.opId());
            }
        });
        button.getStyleClass().add("entry-action");
        return button;
    }

    private Button button(DeliveryAction action) {
        String name = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var button = Nodes.iconButton("entry-" + name, icon(action), words.of("delivery.action." + action),
                () -> {
                    var change = shown;
                    if (change != null) {
                        model.commands().act(change, action);
                    }
                });
        button.getStyleClass().add("entry-action");
        return button;
    }

    private static Ikon icon(DeliveryAction action) {
        return switch (action) {
            case SEND_NOW, SEND_ANYWAY -> RemixiconMZ.SEND_PLANE_LINE;
            case RETRY -> RemixiconMZ.RESTART_LINE;
            case REVIEW -> RemixiconAL.EYE_LINE;
            case IDENTIFY -> RemixiconAL.LOCK_LINE;
            case EDIT -> RemixiconMZ.PENCIL_LINE;
            case TAKE_BACK -> RemixiconAL.ARROW_GO_BACK_LINE;
            case CANCEL -> RemixiconAL.CLOSE_LINE;
            case DISCARD -> RemixiconAL.DELETE_BIN_LINE;
        };
    }
}
