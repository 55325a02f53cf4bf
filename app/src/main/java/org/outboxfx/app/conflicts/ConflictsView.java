package org.outboxfx.app.conflicts;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The page of conflicts: a card for each that nobody has looked at. */
public final class ConflictsView extends VBox {

    public ConflictsView(ConflictsViewModel model) {
        Words words = model.desk().words();
        setId("conflicts");
        getStyleClass().addAll("page", "conflicts");
        var subtitle = Nodes.label(words.of("conflicts.subtitle"), "page-subtitle");
        subtitle.setWrapText(true);
        var heading = new VBox(Nodes.label(words.of("nav.conflicts"), "page-title"), subtitle);
        heading.getStyleClass().add("page-heading");
        var list = new ListView<>(model.cards());
        list.setId("conflict-list");
        list.setAccessibleText(words.of("nav.conflicts"));
        list.setCellFactory(_ -> new CardCell(model));
        var hint = Nodes.label(words.of("conflicts.empty.hint"), "empty-hint");
        hint.setWrapText(true);
        var empty = new VBox(Nodes.icon(Feather.CHECK_CIRCLE, "empty-icon"),
                Nodes.label(words.of("conflicts.empty"), "empty-title"), hint);
        empty.setId("conflicts-empty");
        empty.getStyleClass().add("empty");
        empty.setMouseTransparent(true);
        var body = new StackPane(list, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(heading, body);
        model.cards().addListener((ListChangeListener<Card>) _ -> Nodes.present(empty, model.cards().isEmpty()));
        Nodes.present(empty, model.cards().isEmpty());
    }
}
