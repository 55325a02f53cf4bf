package org.outboxfx.app.messages;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.tick.TickMark;
import org.outboxfx.app.words.Words;

/** A message in its bubble, own ones at the right with their tick, and an undo while it is held. */
final class BubbleCell extends ListCell<Bubble> {

    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final double WIDEST = 0.78;
    private static final double ROOM_BESIDE_TEXT = 48;

    private final MessagesViewModel model;
    private final Words words;
    private final Label sender = Nodes.label("", "bubble-sender");
    private final Label body = Nodes.label("", "bubble-body");
    private final Label time = Nodes.label("", "bubble-time");
    private final TickMark tick;
    private final Hyperlink undo = new Hyperlink();
    private final VBox bubble;
    private final HBox row;

    BubbleCell(MessagesViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        this.tick = new TickMark(words);
        body.setWrapText(true);
        body.setMinHeight(Region.USE_PREF_SIZE);
        undo.setId("message-undo");
        undo.setText(words.of("undo"));
        undo.setOnAction(_ -> {
            if (getItem() != null) {
                model.undo(getItem());
            }
        });
        var foot = Nodes.row("bubble-foot", undo, time, tick);
        foot.setAlignment(Pos.CENTER_RIGHT);
        bubble = new VBox(sender, body, foot);
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
        time.setText(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale())
                .format(item.written().atZone(model.desk().zone())));
        tick.show(item.tick());
        Nodes.present(tick, item.mine());
        Nodes.present(undo, item.heldOpId() != null);
        row.setAlignment(item.mine() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        bubble.pseudoClassStateChanged(MINE, item.mine());
        setAccessibleText(item.sender() + ": " + item.body() + (item.mine() ? ". " + tick.getAccessibleText() : ""));
        setGraphic(row);
    }
}
