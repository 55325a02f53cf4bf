package org.outboxfx.app.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;

/** A place to go to in the sidebar: icon, name, and a number at the right. */
final class NavItem extends Button {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final FontIcon icon = Nodes.icon(RemixiconAL.HASHTAG);
    private final Label name = Nodes.label("", "nav-name");
    private final Label count = Nodes.label("", "nav-count");

    NavItem(String id, Runnable go) {
        setId(id);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        var row = Nodes.row("nav-row", icon, name, count);
        row.setAlignment(Pos.CENTER_LEFT);
        row.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(row);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().setAll("nav-item");
        setOnAction(_ -> go.run());
        Tip.on(this, name.textProperty());
    }

    void show(Ikon ikon, String text, String number) {
        name.setText(text);
        icon.setIconCode(ikon);
        count.setText(number);
        setAccessibleText(number.isEmpty() ? text : text + ", " + number);
    }

    /** @param drop null to take nothing */
    void accept(NavSection.@Nullable Drop drop) {
        setOnMouseDragEntered(_ -> pseudoClassStateChanged(DROP, drop != null && drop.isOnItsWay().getAsBoolean()));
        setOnMouseDragExited(_ -> pseudoClassStateChanged(DROP, false));
        setOnMouseDragReleased(_ -> {
            pseudoClassStateChanged(DROP, false);
            if (drop != null && drop.isOnItsWay().getAsBoolean()) {
                drop.take().run();
            }
        });
    }

    void setChosen(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    void setUrgent(boolean urgent) {
        count.pseudoClassStateChanged(URGENT, urgent);
    }
}
