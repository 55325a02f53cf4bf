package org.outboxfx.app.conflicts;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** A conflict as a card: what happened, both values side by side, and the two ways to settle it. */
final class CardCell extends ListCell<Card> {

    private static final double SCROLL_BAR = 14;

    private final ConflictsViewModel model;
    private final Words words;
    private final Label title = Nodes.label("", "card-title");
    private final Label story = Nodes.label("", "card-story");
    private final SideBox kept;
    private final SideBox lost;
    private final VBox frame;

    CardCell(ConflictsViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        kept = new SideBox(words.of("conflicts.kept"), "side-kept",
                Nodes.button("conflict-keep", words.of("conflicts.keep"), this::keep, "accent"));
        lost = new SideBox(words.of("conflicts.lost"), "side-lost",
                Nodes.button("conflict-use-other", words.of("conflicts.use"), this::useOther));
        story.setWrapText(true);
        story.setMinHeight(Region.USE_PREF_SIZE);
        title.setWrapText(true);
        var sides = new HBox(kept, lost);
        sides.getStyleClass().add("card-sides");
        var card = new VBox(Nodes.row("card-head", Nodes.icon(Feather.GIT_MERGE, "card-icon"), title), story, sides);
        card.getStyleClass().add("conflict-card");
        frame = new VBox(card);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("card-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Card card, boolean empty) {
        super.updateItem(card, empty);
        if (empty || card == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(card.title());
        story.setText(card.story());
        kept.show(card.kept());
        lost.show(card.lost());
        setAccessibleText(card.title() + ". " + card.story());
        setGraphic(frame);
    }

    /** As high as its words need at the width the list gives it. */
    @Override
    protected double computePrefHeight(double width) {
        return getItem() == null
                ? super.computePrefHeight(width)
                : snapSizeY(frame.prefHeight(getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset()))
                        + snappedTopInset() + snappedBottomInset();
    }

    private void keep() {
        if (getItem() != null) {
            model.keep(getItem());
        }
    }

    private void useOther() {
        if (getItem() != null) {
            model.useOther(getItem());
        }
    }

    /** One of the two values. */
    private static final class SideBox extends VBox {

        private final Label value = Nodes.label("", "side-value");
        private final Label source = Nodes.label("", "side-source");

        SideBox(String name, String style, Region action) {
            getStyleClass().addAll("side", style);
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            source.setWrapText(true);
            source.setMinHeight(USE_PREF_SIZE);
            var room = new Region();
            VBox.setVgrow(room, Priority.ALWAYS);
            getChildren().setAll(Nodes.label(name, "section-label"), value, source, room, action);
            HBox.setHgrow(this, Priority.ALWAYS);
            setPrefWidth(200);
            setMinWidth(0);
        }

        void show(Card.Side side) {
            value.setText(side.value());
            source.setText(side.device() + " · " + side.time());
        }
    }
}
