package org.outboxfx.app.settings;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import org.outboxfx.app.fx.Reach;
import org.outboxfx.app.words.Words;

/** How long a message can be taken back, how long sending is tried, what a metered connection and closing the window mean. */
final class SendingSection {

    private SendingSection() {}

    static Section of(SettingsViewModel model) {
        Words words = model.desk().words();
        Settings now = model.settings();
        var undo = Rows.choice("settings-undo", Settings.UNDO_SECONDS, model.chosen(Settings::undoSeconds),
                seconds -> words.of("settings.undo.value", seconds),
                seconds -> model.change(all -> all.withUndoSeconds(seconds)));
        var age = Rows.choice("settings-send-age", Settings.SEND_AGE_DAYS, model.chosen(Settings::sendAgeDays),
                days -> words.of("settings.send-age.value", days), days -> model.change(all -> all.withSendAgeDays(days)));
        var metered = Reach.bySpace(new ToggleSwitch());
        metered.setId("settings-metered");
        metered.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        metered.setSelected(now.connection() == Settings.Connection.METERED);
        metered.selectedProperty().subscribe((_, on) -> model
                .change(all -> all.with(on ? Settings.Connection.METERED : Settings.Connection.FREE)));
        var section = new Section("sending", words.of("settings.sending"),
                Rows.row(words.of("settings.undo"), words.of("settings.undo.hint"), undo),
                Rows.row(words.of("settings.send-age"), words.of("settings.send-age.hint"), age),
                Rows.row(words.of("settings.metered"), words.of("settings.metered.hint"), metered));
        model.program().ifPresent(program -> section.getChildren().add(switch (program.tray()) {
            case PRESENT -> onClose(model);
            case MISSING -> {
                var missing = Rows.wrapped(words.of("settings.tray.missing"), "settings-hint");
                missing.setId("settings-tray-missing");
                yield missing;
            }
        }));
        return section;
    }

    private static Node onClose(SettingsViewModel model) {
        Words words = model.desk().words();
        var goOn = Reach.bySpace(new ToggleSwitch());
        goOn.setId("settings-on-close");
        goOn.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        goOn.setSelected(model.settings().onClose() == Settings.OnClose.GO_ON);
        goOn.selectedProperty()
                .subscribe((_, on) -> model.change(all -> all.with(on ? Settings.OnClose.GO_ON : Settings.OnClose.END)));
        return Rows.row(words.of("settings.on-close"), words.of("settings.on-close.hint"), goOn);
    }
}
