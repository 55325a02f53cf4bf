package org.outboxfx.app.delivery;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.tick.Tick;
import org.outboxfx.app.tick.TickMark;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** The four numbers in one line, for a window without room for the panel; each opens its group on the page. */
public final class DeliveryStrip extends HBox {

    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final DeliveryViewModel model;
    private final Words words;

    /** @param openPage shows the page */
    public DeliveryStrip(DeliveryViewModel model, Runnable openPage) {
        this.model = model;
        this.words = model.desk().words();
        setId("delivery-strip");
        getStyleClass().add("delivery-strip");
        setAlignment(Pos.CENTER_LEFT);
        for (Stage stage : List.of(Stage.DRAFTED, Stage.QUEUED, Stage.SENT, Stage.NEEDS_YOU)) {
            getChildren().add(number(stage, openPage));
        }
    }

    private Button number(Stage stage, Runnable openPage) {
        String name = words.of("delivery.group." + stage);
        var count = Nodes.label("", "strip-count");
        count.setMinWidth(USE_PREF_SIZE);
        var label = Nodes.label(name, "strip-name");
        label.setMinWidth(USE_PREF_SIZE);
        var mark = new TickMark(words);
        mark.show(tick(stage));
        var row = Nodes.row("strip-row", mark, label, count);
        row.setMouseTransparent(true); // what is said on hovering is the button's to say
        var button = new Button();
        button.setId("strip-" + stage);
        button.setGraphic(row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().setAll("strip-item");
        Tip.on(button, words.of("delivery.strip." + stage));
        button.setOnAction(_ -> {
            model.searchProperty().set("");
            model.onlyProperty().set(stage);
            openPage.run();
        });
        Follow.by(button).value(model.countProperty(stage), value -> {
            count.setText(words.of("number", value));
            button.setAccessibleText(name + ", " + count.getText());
            button.pseudoClassStateChanged(NONE, value.longValue() == 0);
            button.pseudoClassStateChanged(URGENT, stage == Stage.NEEDS_YOU && value.longValue() > 0);
        });
        return button;
    }

    /** The mark that its rows have, or most of them. */
    private static Tick tick(Stage stage) {
        return switch (stage) {
            case DRAFTED, GONE -> Tick.DRAFT;
            case QUEUED -> Tick.QUEUED;
            case SENT -> Tick.CONFIRMED;
            case NEEDS_YOU -> Tick.TROUBLE;
        };
    }
}
