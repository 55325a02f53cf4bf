package org.outboxfx.app.demo;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.outboxfx.app.words.Words;
import org.outboxfx.scenario.Action;

/** What can befall the server. */
final class ServerCard extends VBox {

    ServerCard(ConsoleViewModel model, Words words) {
        getStyleClass().add("console-card");
        var name = new Label(words.of("demo.lane.server"));
        name.getStyleClass().add("console-card-title");
        getChildren().addAll(name,
                ConsoleView.button("console-server-busy", words.of("demo.server.busy", ConsoleViewModel.BUSY.toSeconds()),
                        Feather.CLOCK, model::makeBusy),
                ConsoleView.button("console-server-stop", words.of("demo.server.stop"), Feather.POWER,
                        () -> model.befall(new Action.Stop())),
                ConsoleView.button("console-server-replace", words.of("demo.server.replace"), Feather.TRASH_2,
                        () -> model.befall(new Action.Replace())),
                ConsoleView.button("console-server-well", words.of("demo.server.well"), Feather.CHECK, model::heal));
    }
}
