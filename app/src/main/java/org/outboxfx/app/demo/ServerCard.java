package org.outboxfx.app.demo;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
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
                        RemixiconMZ.TIME_LINE, model::makeBusy),
                ConsoleView.button("console-server-stop", words.of("demo.server.stop"), RemixiconMZ.SHUT_DOWN_LINE,
                        () -> model.befall(new Action.Stop())),
                ConsoleView.button("console-server-replace", words.of("demo.server.replace"), RemixiconAL.DELETE_BIN_LINE,
                        () -> model.befall(new Action.Replace())),
                ConsoleView.button("console-server-well", words.of("demo.server.well"), RemixiconAL.CHECK_LINE, model::heal));
    }
}
