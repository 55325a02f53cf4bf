package org.outboxfx.app.conflicts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.RecordKey;

/** The page of conflicts: a card for each that nobody has looked at. Cards are kept while they change, so focus stays. */
public final class ConflictsView extends VBox {

    /** Nobody decides more of them before the next ones have moved up. */
    private static final int MOST_CARDS = 50;

    private final ConflictsViewModel model;
    private final Words words;
    private final Map<RecordKey, CardView> kept = new HashMap<>();
    private final VBox cards = new VBox();
    private final Label more = Nodes.label("", "page-subtitle");
    private final VBox empty;

    public ConflictsView(ConflictsViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("conflicts");
        getStyleClass().addAll("page", "conflicts");
        var subtitle = Nodes.label(words.of("conflicts.subtitle"), "page-subtitle");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        var heading = new VBox(Nodes.label(words.of("nav.conflicts"), "page-title"), subtitle);
        heading.getStyleClass().add("page-heading");
        cards.setId("conflict-list");
        cards.getStyleClass().add("conflict-cards");
        cards.setAccessibleRole(AccessibleRole.LIST_VIEW);
        cards.setAccessibleText(words.of("nav.conflicts"));
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        empty = empty();
        var body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(heading, body);
        Follow.by(this).list(model.cards(), this::show);
        show();
    }

    private VBox empty() {
        var hint = Nodes.label(words.of("conflicts.empty.hint"), "empty-hint");
        hint.setWrapText(true);
        var box = new VBox(Nodes.icon(RemixiconAL.CHECKBOX_CIRCLE_LINE, "empty-icon"),
                Nodes.label(words.of("conflicts.empty"), "empty-title"), hint);
        box.setId("conflicts-empty");
        box.getStyleClass().add("empty");
        box.setMouseTransparent(true);
        return box;
    }

    private void show() {
        var shown = model.cards().stream().limit(MOST_CARDS).toList();
        var views = shown.stream().map(card -> {
            var view = kept.computeIfAbsent(card.key(), _ -> new CardView(model, card));
            view.show(card);
            return view;
        }).toList();
        kept.keySet().retainAll(shown.stream().map(Card::key).toList());
        cards.getChildren().setAll(views);
        if (model.cards().size() > shown.size()) {
            more.setText(words.of("conflicts.more", model.cards().size() - shown.size()));
            cards.getChildren().add(more);
        }
        Nodes.present(empty, shown.isEmpty());
    }
}
