package org.outboxfx.app.shell;

import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Tip;

/** Tells the state of the connection in a word, and in a sentence on hovering. Wide enough for each of its words. */
final class LinkPill extends HBox {

    private final Label name = Nodes.label("", "pill-text");
    private final StringProperty explanation = new SimpleStringProperty("");

    LinkPill(ShellViewModel shell) {
        setId("link");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        var dot = new Region();
        dot.getStyleClass().add("pill-dot");
        getChildren().setAll(dot, name);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        Tip.on(this, explanation);
        Follow.by(this).change(shell.linkProperty(), () -> show(shell));
        show(shell);
    }

    private void show(ShellViewModel shell) {
        Link link = shell.linkProperty().get();
        var words = shell.desk().words();
        getStyleClass().setAll("pill", "pill-" + link.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        name.setText(words.of("link." + link));
        explanation.set(words.of("link.why." + link));
        setAccessibleText(words.of("link." + link) + ". " + words.of("link.why." + link));
    }
}
