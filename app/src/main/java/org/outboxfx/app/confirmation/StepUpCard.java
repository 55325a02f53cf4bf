package org.outboxfx.app.confirmation;

import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.SecretField;
import org.outboxfx.app.fx.Veil;
import org.outboxfx.app.words.Words;

/** Asks for the passphrase by which a person shows the server that they mean a change. */
public final class StepUpCard {

    private static final double WIDTH = 440;

    private final StepUpViewModel model;
    private final Words words;
    private final Veil veil = new Veil("stepup", this::dismissed);
    private PasswordField field = new PasswordField();

    public StepUpCard(StepUpViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        Follow.by(veil).value(model.askedProperty(), this::show);
        Follow.by(veil).value(model.busyProperty(), busy -> {
            if (!busy && veil.isVisible()) {
                field.requestFocus();
            }
        });
    }

    /** What is put over the window. */
    public Veil veil() {
        return veil;
    }

    private void dismissed() {
        model.dismiss();
    }

    private void show(StepUpViewModel.@Nullable Asked asked) {
        field.clear();
        if (asked == null) {
            veil.lift();
            return;
        }
        field = new SecretField(words.of("secret.show"), words.of("secret.hide"));
        field.setId("stepup-passphrase");
        field.setPromptText(words.of("stepup.passphrase"));
        field.setAccessibleText(words.of("stepup.passphrase"));
        field.setOnAction(_ -> confirm());
        field.disableProperty().bind(model.busyProperty());
        var what = Nodes.wrap(Nodes.label(asked.what(), "confirm-what"));
        var why = Nodes.wrap(Nodes.label(words.of("stepup.why"), "card-story"));
        var problem = Nodes.wrap(Nodes.label("", "stepup-problem"));
        problem.setId("stepup-problem");
        problem.setGraphic(Nodes.icon(RemixiconAL.ERROR_WARNING_LINE));
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        var confirm = Nodes.button("stepup-confirm", words.of("stepup.confirm"), this::confirm, "accent");
        confirm.disableProperty().bind(model.busyProperty().or(field.textProperty().isEmpty()));
        var working = Nodes.label(words.of("stepup.working"), "page-subtitle");
        working.visibleProperty().bind(model.busyProperty());
        var card = new VBox(
                Nodes.row("card-head", Nodes.icon(RemixiconAL.LOCK_LINE, "card-icon"),
                        Nodes.label(words.of("stepup.title"), "card-title")),
                what, why, field, problem, Nodes.row("card-buttons", working, Nodes.spring(),
                        Nodes.button("stepup-cancel", words.of("confirm.later"), model::dismiss), confirm));
        card.getStyleClass().add("veil-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        veil.lower(card, field);
    }

    private void confirm() {
        char[] passphrase = field.getText().toCharArray();
        field.clear();
        model.confirm(passphrase);
    }
}
