package org.outboxfx.app.delivery;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.outbox.Stage;

/** On the page: what is looked for, and what is done about many changes at once. */
final class DeliveryTools extends VBox {

    private final DeliveryViewModel model;
    private final Words words;
    private final CustomTextField search = new CustomTextField();
    private final Label marked = Nodes.label("", "delivery-marked");
    private final Button discard;
    private final Button retry;

    DeliveryTools(DeliveryViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        getStyleClass().add("delivery-tools");
        search.setId("delivery-search");
        search.setLeft(Nodes.icon(RemixiconMZ.SEARCH_LINE));
        search.setPromptText(words.of("delivery.search"));
        search.setAccessibleText(words.of("delivery.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        marked.setId("delivery-marked");
        discard = Nodes.button("delivery-discard-marked", words.of("delivery.bulk.discard"), model.commands()::discardMarked);
        retry = Nodes.button("delivery-retry-marked", words.of("delivery.bulk.retry"), model.commands()::retryMarked);
        var all = Nodes.button("delivery-retry-all", words.of("delivery.bulk.retry-all"), model.commands()::retryAll);
        all.disableProperty().bind(Bindings.and(model.countProperty(Stage.QUEUED).isEqualTo(0),
                model.countProperty(Stage.NEEDS_YOU).isEqualTo(0)));
        var bulk = new FlowPane(retry, discard, all, marked);
        bulk.getStyleClass().add("delivery-bulk");
        getChildren().setAll(search, bulk);
        Follow.by(this).map(model.commands().marked(), this::show);
        show();
    }

    void focusSearch() {
        search.requestFocus();
    }

    private void show() {
        int count = model.commands().marked().size();
        marked.setText(words.of("delivery.marked", count));
        discard.setDisable(count == 0);
        retry.setDisable(count == 0);
    }
}
