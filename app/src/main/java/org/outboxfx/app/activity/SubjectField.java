package org.outboxfx.app.activity;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;

/** Finds the one record that a person wants to see the evidence of: they type, and choose among what is called so. */
final class SubjectField extends CustomTextField {

    private static final Duration PAUSE = Duration.millis(250);

    private final ActivityViewModel model;
    private final ContextMenu found = new ContextMenu();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private List<ActivityFilter.Subject> suggested = List.of();
    private boolean showing;

    SubjectField(ActivityViewModel model) {
        this.model = model;
        var words = model.desk().words();
        setId("activity-subject");
        setPromptText(words.of("activity.subject"));
        setAccessibleText(words.of("activity.subject"));
        setLeft(Nodes.icon(RemixiconMZ.SEARCH_LINE));
        found.setId("activity-found");
        pause.setOnFinished(_ -> suggest());
        textProperty().addListener(_ -> typed());
        setOnAction(_ -> chooseFirst());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                key.consume();
            }
        });
    }

    void show(ActivityFilter.@Nullable Subject subject) {
        showing = true;
        if (subject != null) {
            setText(subject.title());
        } else if (!isFocused()) {
            clear();
        }
        setRight(subject == null ? null : clearButton());
        showing = false;
    }

    private Button clearButton() {
        var clear = Nodes.iconButton("activity-subject-clear", RemixiconAL.CLOSE_LINE,
                model.desk().words().of("activity.subject.clear"),
                this::clear);
        clear.getStyleClass().add("entry-action");
        return clear;
    }

    private void typed() {
        if (showing) {
            return;
        }
        found.hide();
        if (getText().isBlank()) {
            pause.stop();
            suggested = List.of();
            choose(null);
        } else {
            pause.playFromStart();
        }
    }

    private void suggest() {
        String text = getText();
        var _ = model.choices().subjects(text).thenAccept(subjects -> model.desk().ui().execute(() -> {
            if (text.equals(getText())) {
                suggested = subjects;
                offer();
            }
        }));
    }

    private void offer() {
        if (suggested.isEmpty()) {
            var none = new MenuItem(model.desk().words().of("activity.subject.none"));
            none.setDisable(true);
            found.getItems().setAll(none);
        } else {
            found.getItems().setAll(suggested.stream().map(this::item).toList());
        }
        if (isFocused() && getScene() != null) {
            found.show(this, Side.BOTTOM, 0, 4);
        }
    }

    private MenuItem item(ActivityFilter.Subject subject) {
        var item = new MenuItem(subject.title().lines().findFirst().orElse(""));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> choose(subject));
        return item;
    }

    private void chooseFirst() {
        if (!suggested.isEmpty()) {
            found.hide();
            choose(suggested.getFirst());
        }
    }

    private void choose(ActivityFilter.@Nullable Subject subject) {
        var filter = model.filterProperty().get();
        model.filterProperty().set(filter.about(subject));
    }
}
