package org.outboxfx.app.messages;

import javafx.beans.binding.Bindings;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.words.Words;

/** Above the messages: which conversation it is, and who is in it. */
final class MessagesHead extends VBox {

    private final MessagesViewModel model;
    private final TextField field = new TextField();

    MessagesHead(MessagesViewModel model) {
        this.model = model;
        Words words = model.desk().words();
        getStyleClass().add("page-heading");
        var title = Nodes.label("", "page-title");
        title.setId("messages-title");
        title.textProperty().bind(
                Bindings.when(model.titleProperty().isEmpty()).then(words.of("nav.messages")).otherwise(model.titleProperty()));
        var members = Nodes.label("", "page-subtitle");
        members.setId("messages-members");
        members.setMinWidth(0);
        Follow.by(members).value(model.membersProperty(),
                names -> members.setText(words.of(names.isEmpty() ? "messages.subtitle" : "messages.members", names)));
        field.setId("members-field");
        field.setPromptText(words.of("messages.members.prompt"));
        field.setAccessibleText(words.of("messages.members.edit"));
        field.setOnAction(_ -> save());
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                Nodes.present(field, false);
                key.consume();
            }
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                Nodes.present(field, false);
            }
        });
        Nodes.present(field, false);
        var edit = Nodes.iconButton("members-edit", RemixiconAL.GROUP_LINE, words.of("messages.members.edit"), this::edit);
        Follow.by(edit).value(model.chosenProperty(), chosen -> edit.setVisible(chosen != null));
        getChildren().setAll(Nodes.row("messages-title-row", title, Nodes.spring(), edit), members, field);
    }

    private void edit() {
        field.setText(model.membersProperty().get());
        Nodes.present(field, true);
        field.requestFocus();
        field.end();
    }

    private void save() {
        model.setMembers(field.getText());
        Nodes.present(field, false);
    }
}
