package org.outboxfx.app.activity;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** What came of verifying or exporting, until it is closed. */
final class VerdictBox extends VBox {

    private static final double TALLEST_DETAILS = 140;

    private final Words words;
    private final Inspection inspection;

    VerdictBox(Inspection inspection, Words words) {
        this.words = words;
        this.inspection = inspection;
        setId("activity-verdict");
        setAccessibleRole(AccessibleRole.TEXT);
        Follow.by(this).value(inspection.verdictProperty(), this::show);
    }

    private void show(@Nullable Verdict verdict) {
        Nodes.present(this, verdict != null);
        getChildren().clear();
        if (verdict == null) {
            return;
        }
        getStyleClass().setAll("verdict", "verdict-" + verdict.tone().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var summary = wrapped(verdict.summary(), "verdict-summary");
        summary.setId("activity-verdict-summary");
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        var close = Nodes.iconButton("activity-verdict-close", RemixiconAL.CLOSE_LINE, words.of("close"), inspection::dismiss);
        close.getStyleClass().add("entry-action");
        Nodes.present(close, verdict.tone() != Verdict.Tone.UNDER_WAY);
        var head = Nodes.row("verdict-head", mark(verdict.tone()), summary, close);
        head.setAlignment(Pos.TOP_LEFT);
        getChildren().add(head);
        if (!verdict.details().isEmpty()) {
            var details = new VBox();
            details.getStyleClass().add("verdict-details");
            verdict.details().forEach(detail -> details.getChildren().add(wrapped(detail, "verdict-detail")));
            var scroll = new ScrollPane(details);
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            details.heightProperty().subscribe(height -> {
                double shown = Math.min(height.doubleValue(), TALLEST_DETAILS);
                scroll.setPrefViewportHeight(shown);
                scroll.setMinViewportHeight(shown);
            });
            scroll.setAccessibleText(String.join(" ", verdict.details()));
            getChildren().add(scroll);
        }
        setAccessibleText(verdict.summary() + " " + String.join(" ", verdict.details()));
    }

    private static Node mark(Verdict.Tone tone) {
        if (tone == Verdict.Tone.UNDER_WAY) {
            var working = new ProgressIndicator();
            working.getStyleClass().add("verdict-working");
            return working;
        }
        return Nodes.icon(tone == Verdict.Tone.GOOD ? RemixiconAL.CHECKBOX_CIRCLE_LINE : RemixiconAL.ALERT_LINE);
    }

    private static Label wrapped(String text, String style) {
        var label = Nodes.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
