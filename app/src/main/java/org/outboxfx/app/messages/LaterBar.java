package org.outboxfx.app.messages;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.when.DueWords;
import org.outboxfx.app.words.Words;

/** Asks in a person's own words when a message is to be sent, and says what was understood. */
final class LaterBar extends VBox {

    private final MessagesViewModel model;
    private final Words words;
    private final TextField field = new TextField();
    private final Label understood = Nodes.label("", "later-understood");
    private final Consumer<LocalDateTime> send;
    private final Runnable closed;

    LaterBar(MessagesViewModel model, Consumer<LocalDateTime> send, Runnable closed) {
        this.model = model;
        this.words = model.desk().words();
        this.send = send;
        this.closed = closed;
        setId("later-bar");
        getStyleClass().add("later-bar");
        field.setId("later-field");
        field.setPromptText(words.of("messages.later.prompt"));
        field.setAccessibleText(words.of("messages.later"));
        HBox.setHgrow(field, Priority.ALWAYS);
        understood.setId("later-understood");
        var go = Nodes.button("later-send", words.of("messages.later"), this::confirm, "accent");
        go.setMinWidth(USE_PREF_SIZE);
        go.setDisable(true);
        field.setOnAction(_ -> confirm());
        field.textProperty().addListener((_, _, text) -> {
            Optional<LocalDateTime> moment = model.moment(text);
            understood.setText(moment.map(this::inWords)
                    .orElseGet(() -> text.isBlank() ? "" : words.of("messages.later.unclear")));
            go.setDisable(moment.isEmpty());
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        getChildren().setAll(Nodes.row("later-row", Nodes.icon(RemixiconMZ.TIME_LINE), field, go,
                Nodes.iconButton("later-close", RemixiconAL.CLOSE_LINE, words.of("close"), this::close)), understood);
        Nodes.present(this, false);
    }

    void open() {
        Nodes.present(this, true);
        field.requestFocus();
    }

    private void confirm() {
        model.moment(field.getText()).ifPresent(moment -> {
            send.accept(moment);
            close();
        });
    }

    private void close() {
        field.clear();
        Nodes.present(this, false);
        closed.run();
    }

    private String inWords(LocalDateTime moment) {
        return DueWords.of(moment.toString(), model.desk().today(), words);
    }
}
