package org.outboxfx.app.unlock;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.SecretField;
import org.outboxfx.app.words.Words;

/** The small window before the main one: the passphrase, and what can be done without it. */
public final class UnlockView extends VBox {

    private final UnlockViewModel model;
    private final Words words;
    private final SecretField passphrase;
    private final Label said = Nodes.paragraph("unlock-said", "");
    private final Button back;

    /** @param fit called when it needs another height */
    public UnlockView(UnlockViewModel model, Runnable fit) {
        this.model = model;
        this.words = model.words();
        passphrase = new SecretField(words.of("secret.show"), words.of("secret.hide"));
        back = Nodes.button("unlock-back", words.of("unlock.back"), model::remember);
        back.setDefaultButton(true);
        setId("unlock");
        disableProperty().bind(model.workingProperty());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && model.forgottenProperty().get()) {
                model.remember();
            }
        });
        model.forgottenProperty().subscribe(forgotten -> {
            getChildren().setAll(forgotten ? anew() : locked());
            begin();
            fit.run();
        });
        said.getStyleClass().addAll("settings-result", "bad");
        model.saidProperty().subscribe(text -> {
            said.setText(text);
            Nodes.present(said, !text.isEmpty());
            fit.run();
        });
        model.workingProperty().addListener((_, _, working) -> {
            if (!working) {
                passphrase.selectAll();
                passphrase.requestFocus();
            }
        });
    }

    private Node[] locked() {
        passphrase.setId("unlock-passphrase");
        passphrase.setPromptText(words.of("settings.passphrase"));
        passphrase.setAccessibleText(words.of("settings.passphrase"));
        passphrase.setOnAction(_ -> model.open(passphrase.getText()));
        var keep = new CheckBox(words.of("encryption.keep"));
        keep.setId("unlock-keep");
        keep.setWrapText(true);
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        Nodes.present(keep, model.lock().hasKeyring());
        var open = Nodes.button("unlock-open", words.of("unlock.open"), () -> model.open(passphrase.getText()), "accent");
        open.setDefaultButton(true);
        return new Node[]{head(words.of("unlock.title")), Nodes.paragraph("unlock-why", words.of("unlock.why")), passphrase, keep,
                said,
                Nodes.row("card-buttons", Nodes.button("unlock-forgotten", words.of("unlock.forgotten"), model::forget, "flat"),
                        Nodes.spring(), Nodes.button("unlock-quit", words.of("menu.quit"), model::giveUp), open)};
    }

    private Node[] anew() {
        return new Node[]{head(words.of("unlock.anew.title")), Nodes.paragraph("unlock-anew-lost", words.of("unlock.anew.lost")),
                Nodes.paragraph("unlock-anew-back", words.of("unlock.anew." + model.lock().server())),
                Nodes.paragraph("unlock-anew-kept", words.of("unlock.anew.kept")), said,
                Nodes.row("card-buttons", Nodes.spring(),
                        Nodes.button("unlock-anew", words.of("unlock.anew.do"), model::beginAnew, "danger"), back)};
    }

    private static Node head(String title) {
        return Nodes.row("card-head", Nodes.icon(RemixiconAL.LOCK_LINE, "card-icon"), Nodes.label(title, "card-title"));
    }

    /** Where the keys are first: in the field, or on the answer that does no harm. */
    public void begin() {
        (model.forgottenProperty().get() ? back : passphrase).requestFocus();
    }
}
