package org.outboxfx.app.settings;

import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.SecretField;
import org.outboxfx.app.words.Words;

/** What this device is called, and the server it syncs with. */
final class ServerSection {

    private ServerSection() {}

    static Section of(SettingsViewModel model, Program program) {
        Words words = model.desk().words();
        Settings now = model.settings();
        var name = field("settings-device-name", now.deviceName(), program.computerName());
        name.setOnAction(_ -> model.nameDevice(name.getText()));
        name.focusedProperty().subscribe((before, focused) -> {
            if (before && !focused) {
                model.nameDevice(name.getText());
            }
        });
        var section = new Section("server", words.of("settings.server"),
                Rows.row(words.of("settings.device-name"), words.of("settings.device-name.hint"), name));
        if (!program.choosesServer()) {
            section.getChildren().add(Rows.wrapped(words.of("settings.server.given"), "settings-hint"));
            return section;
        }
        var present = Rows.wrapped(now.server() == null
                ? words.of("settings.server.inside")
                : words.of(now.server().certificate() == null ? "settings.server.at" : "settings.server.at.accepted",
                        now.server().address()),
                "settings-name");
        present.setId("settings-server-now");
        section.getChildren().add(present);
        if (now.server() != null) {
            var token = Rows.wrapped(words.of("settings.token.place." + program.tokenPlace()), "settings-hint");
            token.setId("settings-token-place");
            section.getChildren().add(token);
        }
        section.getChildren().addAll(pairing(model, now), Rows.result("settings-pair-result", model.pairingProperty()));
        return section;
    }

    private static VBox pairing(SettingsViewModel model, Settings now) {
        Words words = model.desk().words();
        var address = field("settings-server", now.server() == null ? "" : now.server().address().toString(),
                words.of("settings.server.prompt"));
        var token = new SecretField(words.of("secret.show"), words.of("secret.hide"));
        token.setId("settings-token");
        Runnable pair = () -> model.pair(address.getText(), token.getText());
        address.setOnAction(_ -> token.requestFocus());
        token.setOnAction(_ -> pair.run());
        var buttons = Rows.buttons(Nodes.button("settings-pair", words.of("settings.pair"), pair, "accent"));
        if (now.server() != null) {
            buttons.getChildren().add(Nodes.button("settings-unpair", words.of("settings.unpair"), model::unpair));
        }
        var fields = new VBox(Rows.wrapped(words.of("settings.server.hint"), "settings-hint"),
                Rows.named(words.of("settings.server.address"), address), Rows.named(words.of("settings.token"), token), buttons);
        fields.getStyleClass().add("settings-fields");
        return fields;
    }

    private static TextField field(String id, String text, String prompt) {
        var field = new TextField(text);
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }
}
