package org.outboxfx.app.settings;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.ServerCertificate;

/**
 * A server's certificate with its fingerprint, over everything else, until the person has decided. What does no harm is the
 * answer that is at hand.
 */
public final class CertificateCard extends StackPane {

    private static final int GROUPS_IN_A_LINE = 4;

    private final CertificateViewModel model;
    private final Words words;
    /** Typing goes on there when this is closed. */
    private @Nullable Node focusedBefore;

    public CertificateCard(CertificateViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        setId("certificate");
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.dismiss();
            }
        });
        Follow.by(this).value(model.questionProperty(), this::show);
    }

    private void show(@Nullable CertificateQuestion question) {
        Nodes.present(this, question != null);
        if (question == null) {
            getChildren().clear();
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
            return;
        }
        if (getScene() != null && !isFocusWithin()) {
            focusedBefore = getScene().getFocusOwner();
        }
        var refuse = Nodes.button("certificate-refuse", words.of("certificate.refuse"), model::dismiss);
        refuse.setDefaultButton(true);
        var buttons = Nodes.row("card-buttons", Nodes.spring(), refuse);
        if (question.answer() == CertificateQuestion.Answer.WANTED) {
            buttons.getChildren().add(1,
                    Nodes.button("certificate-trust", words.of("certificate.trust"), model::trust, "danger"));
        }
        VBox body = body(question);
        var scroll = new ScrollPane(body);
        body.heightProperty().subscribe(height -> scroll.setPrefViewportHeight(height.doubleValue()));
        scroll.getStyleClass().add("card-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var card = new VBox(head(question.distrust()), scroll, buttons);
        card.getStyleClass().addAll("veil-card", "certificate-card");
        card.setMaxSize(600, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        refuse.requestFocus();
    }

    private Node head(Distrust distrust) {
        return Nodes.row("card-head", Nodes.icon(RemixiconAL.ALERT_LINE, "certificate-icon"),
                Nodes.label(words.of(distrust.expected() == null ? "certificate.title" : "certificate.title.changed"),
                        "card-title"));
    }

    private VBox body(CertificateQuestion question) {
        Distrust distrust = question.distrust();
        var doubts = Rows.wrapped(String.join(" ", model.doubts(distrust)), "settings-name");
        doubts.setId("certificate-doubts");
        var facts = new GridPane();
        facts.getStyleClass().add("certificate-facts");
        for (CertificateViewModel.Fact fact : model.facts(question)) {
            var value = Rows.wrapped(fact.value(), "settings-name");
            value.setAccessibleText(fact.name() + ": " + fact.value());
            facts.addRow(facts.getRowCount(), name(fact.name()), value);
        }
        String expected = distrust.expected();
        if (expected != null) {
            facts.addRow(facts.getRowCount(), named("certificate.expected"),
                    groups("certificate-expected", "certificate.expected", expected));
        }
        String found = expected == null ? "certificate.fingerprint" : "certificate.found";
        facts.addRow(facts.getRowCount(), named(found),
                groups("certificate-found", found, distrust.found().fingerprint()));
        var advice = Rows.wrapped(words.of(question.answer() == CertificateQuestion.Answer.WANTED
                ? distrust.isVouchedFor() ? "certificate.advice.vouched" : "certificate.advice"
                : "certificate.advice.given"), "settings-name");
        advice.setId("certificate-advice");
        var body = new VBox(doubts, facts, advice);
        body.getStyleClass().add("certificate-body");
        return body;
    }

    private static Label name(String text) {
        var name = Nodes.label(text, "settings-hint");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    /** The name of a fingerprint, beside the first of its lines. */
    private Label named(String key) {
        var name = name(words.of(key));
        name.getStyleClass().add("certificate-named");
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    /** Groups of four, four in a line: two of them can be laid side by side, group by group. */
    private Node groups(String id, String key, String fingerprint) {
        var lines = new VBox();
        var line = new FlowPane();
        for (String group : ServerCertificate.groups(fingerprint)) {
            if (line.getChildren().size() % GROUPS_IN_A_LINE == 0) {
                line = new FlowPane();
                line.getStyleClass().add("certificate-line");
                lines.getChildren().add(line);
            }
            line.getChildren().add(Nodes.label(group, "certificate-group"));
        }
        lines.setId(id);
        lines.getStyleClass().add("certificate-fingerprint");
        lines.setAccessibleRole(AccessibleRole.TEXT);
        lines.setAccessibleText(words.of(key) + ": " + String.join(" ", ServerCertificate.groups(fingerprint)));
        lines.setFocusTraversable(true);
        return lines;
    }
}
