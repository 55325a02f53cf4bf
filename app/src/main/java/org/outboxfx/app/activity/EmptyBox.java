package org.outboxfx.app.activity;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** What stands where there are no rows: because nothing has happened, nothing fits, or nothing can be read. */
final class EmptyBox extends VBox {

    private final ActivityViewModel model;
    private final Words words;
    private final Label title = Nodes.label("", "empty-title");
    private final Label hint = Nodes.label("", "empty-hint");
    private final Button all;
    private final Button again;

    EmptyBox(ActivityViewModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("activity-empty");
        getStyleClass().add("empty");
        hint.setId("activity-empty-hint");
        hint.setWrapText(true);
        all = Nodes.button("activity-show-all", words.of("activity.empty.all"),
                () -> model.filterProperty().set(ActivityFilter.ALL));
        again = Nodes.button("activity-again", words.of("activity.again"), model::restart);
        getChildren().setAll(Nodes.icon(RemixiconMZ.PULSE_LINE, "empty-icon"), title, hint, all, again);
    }

    void tell(boolean unreadable, boolean unfiltered) {
        title.setText(
                words.of(unreadable ? "activity.unreadable.title" : unfiltered ? "activity.empty" : "activity.empty.filtered"));
        hint.setText(unreadable
                ? model.problemProperty().get()
                : words.of(unfiltered ? "activity.empty.hint" : "activity.empty.filtered.hint"));
        Nodes.present(all, !unreadable && !unfiltered);
        Nodes.present(again, unreadable);
    }
}
