package org.outboxfx.app.confirmation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Reach;
import org.outboxfx.app.fx.Veil;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;

/** A question about late work: what was the case when it was written beside what is now, and the three answers to it. */
public final class ConfirmationCard {

    private static final double WIDTH = 600;
    private static final int EDITED_LINES = 4;

    private enum Form {
        READ, EDIT
    }

    private final ConfirmationViewModel model;
    private final Words words;
    private final Veil veil = new Veil("confirmation", this::dismissed);
    private final Map<String, TextInputControl> typed = new LinkedHashMap<>();
    private Form form = Form.READ;
    private @Nullable Question shown;

    public ConfirmationCard(ConfirmationViewModel model) {
        this.model = model;
        this.words = model.desk().words();
        Follow.by(veil).value(model.questionProperty(), this::show);
    }

    /** What is put over the window. */
    public Veil veil() {
        return veil;
    }

    private void dismissed() {
        if (form == Form.EDIT) {
            read();
        } else {
            model.dismiss();
        }
    }

    private void show(@Nullable Question question) {
        boolean another = question == null || shown == null || !shown.entry().opId().equals(question.entry().opId());
        if (question == null) {
            shown = null;
            form = Form.READ;
            veil.lift();
        } else if (another || (form == Form.READ && !question.equals(shown))) {
            shown = question;
            form = another ? Form.READ : form;
            build(question);
        }
    }

    private void read() {
        form = Form.READ;
        if (shown != null) {
            build(shown);
        }
    }

    private void edit() {
        form = Form.EDIT;
        if (shown != null) {
            build(shown);
        }
    }

    private void build(Question question) {
        typed.clear();
        var content = new VBox(what(question), causes(question));
        content.getStyleClass().add("confirm-content");
        if (!question.lines().isEmpty()) {
            content.getChildren().add(new Comparison(question, words));
        }
        if (!question.values().isEmpty()) {
            content.getChildren().add(values(question));
        }
        var scroll = new ScrollPane(content);
        scroll.setId("confirm-comparison");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        scroll.prefViewportHeightProperty().bind(content.heightProperty());
        scroll.setMinHeight(0);
        scroll.setAccessibleText(spoken(question));
        var card = new VBox(head(question), scroll, buttons(question));
        card.getStyleClass().addAll("veil-card", "confirm-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setMinHeight(0);
        veil.lower(card, typed.isEmpty() ? scroll : typed.values().iterator().next());
    }

    private HBox head(Question question) {
        var head = Nodes.row("card-head", Nodes.icon(RemixiconMZ.QUESTION_LINE, "card-icon"),
                Nodes.label(words.of("confirm.title"), "card-title"), Nodes.spring());
        if (question.place().of() > 1) {
            var place = Nodes.label(words.of("confirm.place", question.place().number(), question.place().of()), "page-subtitle");
            place.setMinWidth(Region.USE_PREF_SIZE);
            var back = Nodes.iconButton("confirm-previous", RemixiconAL.ARROW_LEFT_S_LINE, words.of("confirm.previous"),
                    model::previous);
            back.setDisable(question.place().number() == 1);
            var on = Nodes.iconButton("confirm-next", RemixiconAL.ARROW_RIGHT_S_LINE, words.of("confirm.next"), model::next);
            on.setDisable(question.place().number() == question.place().of());
            head.getChildren().addAll(place, back, on);
        }
        return head;
    }

    private VBox what(Question question) {
        var what = Nodes.wrap(Nodes.label(question.what(), "confirm-what"));
        what.setId("confirm-what");
        var box = new VBox(what);
        box.getStyleClass().add("confirm-top");
        if (question.agent() != null) {
            var agent = Nodes.wrap(Nodes.label(question.agent(), "agent-mark"));
            agent.setGraphic(Nodes.icon(RemixiconMZ.ROBOT_LINE));
            box.getChildren().add(agent);
        }
        return box;
    }

    private VBox causes(Question question) {
        var box = new VBox();
        box.setId("confirm-causes");
        box.getStyleClass().add("confirm-causes");
        for (String cause : question.causes()) {
            var sentence = Nodes.wrap(Nodes.label(cause, "confirm-cause"));
            HBox.setHgrow(sentence, Priority.ALWAYS);
            box.getChildren().add(Nodes.row("confirm-cause-row", Nodes.icon(RemixiconAL.INFORMATION_LINE), sentence));
        }
        box.setAccessibleText(String.join(" ", question.causes()));
        return box;
    }

    /** What the change would set, to be read or to be written anew. */
    private VBox values(Question question) {
        var box = new VBox();
        if (question.entry().kind() == Change.Kind.PUT) {
            box.getChildren().add(Nodes.label(words.of("confirm.sets"), "section-label"));
        }
        box.getStyleClass().add("confirm-values");
        for (Question.Value value : question.values()) {
            String text = value.text();
            Node node = form == Form.EDIT && text != null
                    ? field(value, text)
                    : Nodes.wrap(Nodes.label(value.shown(), "confirm-value"));
            var name = Nodes.label(value.name(), "confirm-name");
            if (node instanceof Region region) {
                region.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(region, Priority.ALWAYS);
            }
            box.getChildren().add(Nodes.row("confirm-value-row", name, node));
        }
        return box;
    }

    private Node field(Question.Value value, String text) {
        TextInputControl field;
        if (value.field().equals("body") || value.field().equals("notes")) {
            var area = Reach.leftByTab(new TextArea(text));
            area.setPrefRowCount(EDITED_LINES);
            area.setWrapText(true);
            field = area;
        } else {
            field = new TextField(text);
        }
        field.setId("confirm-edit-" + value.field());
        field.setAccessibleText(value.name());
        typed.put(value.field(), field);
        return field;
    }

    private HBox buttons(Question question) {
        List<Node> nodes = form == Form.EDIT
                ? List.of(Nodes.spring(), Nodes.button("confirm-back", words.of("cancel"), this::read),
                        answer("confirm-edited", "confirm.edited", () -> model.edit(texts()), "accent"))
                : List.of(answer("confirm-discard", "confirm.discard", model::discard, "danger", "flat"), Nodes.spring(),
                        Nodes.button("confirm-later", words.of("confirm.later"), model::dismiss), editButton(question),
                        answer("confirm-send", "confirm.send", model::confirm, "accent"));
        return Nodes.row("card-buttons", nodes.toArray(Node[]::new));
    }

    private Button editButton(Question question) {
        var button = Nodes.button("confirm-edit", words.of("confirm.edit"), this::edit);
        Nodes.present(button, question.isEditable());
        return button;
    }

    private Button answer(String id, String key, Runnable action, String... styles) {
        var button = Nodes.button(id, words.of(key), action, styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.busyProperty());
        return button;
    }

    private Map<String, String> texts() {
        return typed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getText()));
    }

    /** The whole question, for those who hear it. */
    private String spoken(Question question) {
        return question.what() + ". " + String.join(" ", question.causes()) + " "
                + question.lines().stream().map(line -> Comparison.spoken(line, words)).collect(Collectors.joining(" "));
    }
}
