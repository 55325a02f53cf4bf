package org.outboxfx.app.settings;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.SecretField;
import org.outboxfx.app.words.Words;

/** Where this device's data lies, its backups, and what is unsent as a file. */
final class DataSection {

    private static final double FIELD_GAP = 8;

    private final SettingsViewModel model;
    private final Program program;
    private final Words words;
    private final RestoringViewModel restoring;
    /** A question that must be answered first; takes no room while there is none. */
    private final VBox question = new VBox();

    private DataSection(SettingsViewModel model, Program program) {
        this.model = model;
        this.program = program;
        this.words = model.desk().words();
        this.restoring = model.restoring(program);
        question.setId("settings-question");
        question.getStyleClass().add("settings-fields");
        Nodes.present(question, false);
    }

    static Section of(SettingsViewModel model, Program program) {
        return new DataSection(model, program).build();
    }

    private Section build() {
        var open = Nodes.button("settings-folder-open", words.of("settings.folder.open"), () -> program.show(program.folder()));
        open.setMinWidth(Button.USE_PREF_SIZE);
        var folder = Rows.row(words.of("settings.folder"), program.folder().toString(), open);
        var backups = Rows.buttons(
                Nodes.button("settings-backup", words.of("settings.backup"),
                        () -> program.choose(Program.Purpose.WRITE_BACKUP).ifPresent(model::backUp)),
                Nodes.button("settings-restore", words.of("settings.restore"),
                        () -> program.choose(Program.Purpose.READ_BACKUP).ifPresent(restoring::choose)));
        Follow.by(question).value(restoring.questionProperty(), this::askBeforeRestoring);
        var unsent = Rows.buttons(
                Nodes.button("settings-export", words.of("settings.export"),
                        () -> program.choose(Program.Purpose.WRITE_OUTBOX)
                                .ifPresent(file -> askForPassphrase("settings.export.ask", file,
                                        passphrase -> model.exportUnsent(file, passphrase)))),
                Nodes.button("settings-import", words.of("settings.import"),
                        () -> program.choose(Program.Purpose.READ_OUTBOX)
                                .ifPresent(file -> askForPassphrase("settings.import.ask", file,
                                        passphrase -> model.importUnsent(file, passphrase)))));
        return new Section("data", words.of("settings.data"), folder,
                Rows.wrapped(words.of("settings.backup.hint"), "settings-hint"),
                backups, Rows.wrapped(words.of("settings.export.hint"), "settings-hint"), unsent, question,
                Rows.result("settings-data-result", model.dataProperty()));
    }

    private void askBeforeRestoring(RestoringViewModel.@Nullable Question asked) {
        if (asked == null) {
            answer();
            return;
        }
        var text = Rows.wrapped(words.of("settings.restore.ask", asked.backup().getFileName()), "settings-name");
        var passphrase = passphrase();
        Runnable go = () -> restoring.restore(passphrase.getText());
        passphrase.setOnAction(_ -> go.run());
        var yes = Nodes.button("settings-restore-yes", words.of("settings.restore.yes"), go, "danger");
        if (asked.key() == RestoringViewModel.Key.HELD) {
            ask(text, yes);
        } else {
            var hint = Rows.wrapped(words.of("settings.restore.key." + asked.key()), "settings-hint");
            ask(new VBox(FIELD_GAP, text, hint, passphrase), yes);
            passphrase.requestFocus();
        }
    }

    private SecretField passphrase() {
        var passphrase = new SecretField(words.of("secret.show"), words.of("secret.hide"));
        passphrase.setId("settings-passphrase");
        passphrase.setPromptText(words.of("settings.passphrase"));
        passphrase.setAccessibleText(words.of("settings.passphrase"));
        return passphrase;
    }

    private void askForPassphrase(String key, Path file, Consumer<String> use) {
        var passphrase = passphrase();
        Runnable go = () -> {
            String typed = passphrase.getText();
            answer();
            use.accept(typed);
        };
        passphrase.setOnAction(_ -> go.run());
        ask(new VBox(FIELD_GAP, Rows.wrapped(words.of(key, file.getFileName()), "settings-name"), passphrase),
                Nodes.button("settings-passphrase-go", words.of("settings.passphrase.go"), go, "accent"));
        passphrase.requestFocus();
    }

    private void ask(Node what, Button yes) {
        question.getChildren().setAll(what,
                Rows.buttons(yes, Nodes.button("settings-question-no", words.of("cancel"), this::cancel)));
        Nodes.present(question, true);
        yes.requestFocus();
    }

    private void cancel() {
        restoring.cancel();
        answer();
    }

    private void answer() {
        question.getChildren().clear();
        Nodes.present(question, false);
    }
}
