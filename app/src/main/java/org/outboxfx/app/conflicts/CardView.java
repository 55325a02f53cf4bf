package org.outboxfx.app.conflicts;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** A conflict as a card: what happened, both values side by side, and the two ways to settle it. */
final class CardView extends VBox {

    private final Label title = Nodes.label("", "card-title");
    private final Label story = Nodes.label("", "card-story");
    private final SideBox kept;
    private final SideBox lost;
    private final Words words;
    private final Button keep;
    private final Button use;
    private Card card;

    CardView(ConflictsViewModel model, Card first) {
        Words words = model.desk().words();
        card = first;
        this.words = words;
        keep = Nodes.button("conflict-keep", "", () -> model.keep(card), "accent");
        use = Nodes.button("conflict-use-other", "", () -> model.useOther(card));
        kept = new SideBox(words.of("conflicts.kept"), "side-kept", keep);
        lost = new SideBox(words.of("conflicts.lost"), "side-lost", use);
        story.setWrapText(true);
        story.setMinHeight(USE_PREF_SIZE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var sides = new GridPane();
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        sides.getColumnConstraints().setAll(half, half);
        sides.addRow(0, kept, lost);
        sides.getStyleClass().add("card-sides");
        getChildren().setAll(Nodes.row("card-head", Nodes.icon(RemixiconAL.GIT_MERGE_LINE, "card-icon"), title), story, sides);
        getStyleClass().add("conflict-card");
        setMinHeight(USE_PREF_SIZE);
        show(first);
    }

    void show(Card now) {
        card = now;
        title.setText(now.title());
        story.setText(now.story());
        kept.show(now.kept(), now.lost());
        lost.show(now.lost(), now.kept());
        keep.setText(words.of("conflicts.keep." + now.choice()));
        use.setText(words.of("conflicts.use." + now.choice()));
        keep.setAccessibleHelp(now.field() + ": " + now.kept().value());
        use.setAccessibleHelp(now.field() + ": " + now.lost().value());
        setAccessibleText(now.title() + ". " + now.story());
    }

    /** One of the two values. */
    private static final class SideBox extends VBox {

        private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

        private final TextFlow value = new TextFlow();
        private final Label source = Nodes.label("", "side-source");

        SideBox(String name, String style, Region action) {
            getStyleClass().addAll("side", style);
            value.setMinHeight(USE_PREF_SIZE);
            source.setWrapText(true);
            source.setMinHeight(USE_PREF_SIZE);
            action.setMinWidth(USE_PREF_SIZE);
            var room = new Region();
            VBox.setVgrow(room, Priority.ALWAYS);
            getChildren().setAll(Nodes.label(name, "section-label"), value, source, room, action);
            setMinWidth(0);
        }

        void show(Card.Side side, Card.Side other) {
            value.setAccessibleText(side.value());
            value.getChildren().setAll(Difference.of(side.value(), other.value()).stream().map(SideBox::text).toList());
            source.setText(side.device() + " · " + side.time());
        }

        private static Text text(Difference.Part part) {
            var text = new Text(part.text());
            text.getStyleClass().add("side-value");
            text.pseudoClassStateChanged(OWN, part.own());
            return text;
        }
    }
}
