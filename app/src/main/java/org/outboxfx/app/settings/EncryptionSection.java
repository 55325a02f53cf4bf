package org.outboxfx.app.settings;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.SecretField;
import org.outboxfx.app.settings.Program.Encryption;
import org.outboxfx.app.settings.Program.PassphrasePlace;
import org.outboxfx.app.words.Words;

/** Whether what lies on this computer's disk is encrypted, and its passphrase. */
final class EncryptionSection {

    private EncryptionSection() {}

    static Section of(EncryptionViewModel model) {
        Words words = model.desk().words();
        boolean on = model.program().encryption() == Encryption.ON;
        var now = field("encryption-now", words);
        var first = field("encryption-first", words);
        var second = field("encryption-second", words);
        var keep = new CheckBox(words.of("encryption.keep"));
        keep.setId("encryption-keep");
        keep.setWrapText(true);
        keep.setSelected(model.program().passphrasePlace() == PassphrasePlace.KEYRING);
        Nodes.present(keep, model.program().hasKeyring());
        Runnable use = () -> model.use(now.getText(), first.getText(), second.getText(),
                keep.isSelected() ? PassphrasePlace.KEYRING : PassphrasePlace.NOWHERE);
        now.setOnAction(_ -> first.requestFocus());
        first.setOnAction(_ -> second.requestFocus());
        second.setOnAction(_ -> use.run());
        var buttons = Rows.buttons(
                Nodes.button("encryption-use", words.of(on ? "encryption.change" : "encryption.switch-on"), use, "accent"));
        if (on) {
            buttons.getChildren().add(Nodes.button("encryption-switch-off", words.of("encryption.switch-off"),
                    () -> model.switchOff(now.getText())));
        }
        var state = Rows.wrapped(words.of(on ? "encryption.is-on" : "encryption.is-off"), "settings-name");
        state.setId("encryption-state");
        var fields = new VBox(Rows.wrapped(words.of("encryption.hint"), "settings-hint"),
                Rows.named(words.of(on ? "encryption.next" : "settings.passphrase"), first),
                Rows.named(words.of("encryption.again"), second), keep, buttons);
        if (on) {
            fields.getChildren().add(1, Rows.named(words.of("encryption.now"), now));
        }
        fields.getStyleClass().add("settings-fields");
        return new Section("encryption", words.of("encryption.title"), state, fields,
                Rows.result("encryption-result", model.resultProperty()));
    }

    private static SecretField field(String id, Words words) {
        var field = new SecretField(words.of("secret.show"), words.of("secret.hide"));
        field.setId(id);
        return field;
    }
}
