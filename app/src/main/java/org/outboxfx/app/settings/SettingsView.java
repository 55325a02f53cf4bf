package org.outboxfx.app.settings;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** The page of settings. What has no effect here is not on it. */
public final class SettingsView extends VBox {

    public SettingsView(SettingsViewModel model) {
        Words words = model.desk().words();
        setId("settings");
        getStyleClass().addAll("page", "settings");
        var heading = new VBox(Nodes.label(words.of("nav.settings"), "page-title"));
        heading.getStyleClass().add("page-heading");
        var body = new VBox(LookSection.of(model), SendingSection.of(model));
        body.getStyleClass().add("settings-body");
        model.program().ifPresent(program -> body.getChildren().addAll(ServerSection.of(model, program),
                EncryptionSection.of(new EncryptionViewModel(model.desk(), program)), DataSection.of(model, program)));
        var scroll = new ScrollPane(body);
        scroll.setId("settings-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(heading, scroll);
    }
}
