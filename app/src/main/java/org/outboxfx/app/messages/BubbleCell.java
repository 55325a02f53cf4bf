package org.outboxfx.app.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.tick.TickMark;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.app.words.Words;

/** A message in its bubble, own ones at the right with their tick, and an undo while it is held. */
final class BubbleCell extends ListCell<Bubble> {

    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final Duration LONGEST_UNDO = Duration.ofSeconds(60);
    private static final double WIDEST = 0.78;
    private static final double ROOM_BESIDE_TEXT = 48;

    private final MessagesViewModel model;
    private final Words words;
    private final Label sender = Nodes.label("", "bubble-sender");
    private final Label body = Nodes.label("", "bubble-body");
    private final Label time = Nodes.label("", "bubble-time");
    private final TickMark tick;
    private final Hyperlink undo = new Hyperlink();
    private final Hyperlink giveUp = new Hyperlink();
    private final Hyperlink sendNow = new Hyperlink();
    /** On a line of their own: in some languages they leave no room for the time. */
    private final HBox links;
    private final VBox bubble;
    private final HBox row;

    BubbleCell(MessagesViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.tick = new TickMark(words);
        body.setWrapText(true);
        body.setMinHeight(Region.USE_PREF_SIZE);
        link(undo, "message-undo", model::takeBack);
        link(giveUp, "message-cancel", model::giveUp);
        giveUp.setText(words.of("messages.cancel"));
        link(sendNow, "message-now", item -> model.deeds().sendNow(Objects.requireNonNull(item.waiting()).opId()));
        sendNow.setText(words.of("messages.now"));
        links = Nodes.row("bubble-foot", undo, sendNow, giveUp);
        links.setAlignment(Pos.CENTER_RIGHT);
        var foot = Nodes.row("bubble-foot", time, tick);
        foot.setAlignment(Pos.CENTER_RIGHT);
        bubble = new VBox(sender, body, links, foot);
        bubble.getStyleClass().add("bubble");
        bubble.setMaxWidth(Region.USE_PREF_SIZE);
        row = new HBox(bubble);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("bubble-cell");
        setPrefWidth(0);
        listViewProperty().addListener((_, _, list) -> {
            if (list != null) {
                body.maxWidthProperty().bind(list.widthProperty().multiply(WIDEST).subtract(ROOM_BESIDE_TEXT));
            }
        });
    }

    @Override
    protected void updateItem(Bubble item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        sender.setText(item.sender());
        Nodes.present(sender, !item.mine());
        body.setText(item.body());
        time.setText(times(item));
        tick.show(item.tick());
        Nodes.present(tick, item.mine());
        offer(item.waiting());
        row.setAlignment(item.mine() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        bubble.pseudoClassStateChanged(MINE, item.mine());
        setAccessibleText(item.sender() + ": " + item.body() + (item.mine() ? ". " + tick.getAccessibleText() : ""));
        setGraphic(row);
    }

    private void link(Hyperlink link, String id, Consumer<Bubble> action) {
        link.setId(id);
        link.setOnAction(_ -> {
            if (getItem() != null && getItem().waiting() != null) {
                action.accept(getItem());
            }
        });
    }

    private void offer(Bubble.@Nullable Waiting waiting) {
        var hold = waiting == null ? null : waiting.hold();
        boolean later = waiting != null && isLater(waiting.goesAt());
        undo.setText(words.of(hold == Bubble.Hold.TIME && !later ? "undo" : "messages.edit"));
        Nodes.present(undo, hold == Bubble.Hold.TIME || hold == Bubble.Hold.TURN);
        Nodes.present(sendNow, later);
        Nodes.present(giveUp, hold == Bubble.Hold.TURN || hold == Bubble.Hold.ANSWER || later);
        Nodes.present(links, waiting != null);
    }

    /** When it was written; of one that is sent later, when it goes out. */
    private String times(Bubble item) {
        var waiting = item.waiting();
        var goesAt = waiting == null ? null : waiting.goesAt();
        if (goesAt != null && isLater(goesAt)) {
            var moment = LocalDateTime.ofInstant(goesAt, model.desk().zone()).truncatedTo(ChronoUnit.MINUTES);
            return words.of("messages.later.at", DueWords.of(moment.toString(), model.desk().today(), words));
        }
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale())
                .format(item.written().atZone(model.desk().zone()));
    }

    /** Later than any undo window. */
    private boolean isLater(@Nullable Instant goesAt) {
        return goesAt != null && goesAt.isAfter(model.desk().clock().instant().plus(LONGEST_UNDO));
    }
}
