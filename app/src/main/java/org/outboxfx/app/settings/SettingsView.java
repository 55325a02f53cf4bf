package org.outboxfx.app.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
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
        var sections = new ArrayList<>(List.of(LookSection.of(model), SendingSection.of(model)));
        model.program().ifPresent(program -> sections.addAll(List.of(ServerSection.of(model, program),
                EncryptionSection.of(new EncryptionViewModel(model.desk(), program)), DataSection.of(model, program))));
        var body = new VBox(sections.toArray(Node[]::new));
        body.getStyleClass().add("settings-body");
        var scroll = new ScrollPane(body);
        heading.getChildren().add(Section.contents(scroll, sections.stream()));
        scroll.setId("settings-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(heading, scroll);
    }
}
