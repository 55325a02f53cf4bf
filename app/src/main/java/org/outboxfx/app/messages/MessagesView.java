package org.outboxfx.app.messages;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.ListEnd;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Reach;
import org.outboxfx.app.fx.RowFocus;
import org.outboxfx.app.fx.RowPress;
import org.outboxfx.app.fx.Tip;
import org.outboxfx.app.words.Words;

/** The page of one conversation: its messages, and the composer below them. */
public final class MessagesView extends VBox {

    /** How much later than a key the draft is written to disk, whether typing goes on or not. */
    private static final Duration DRAFT_DELAY = Duration.millis(250);
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination SEND_LATER = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);

    private final MessagesViewModel model;
    private final Words words;
    private final Runnable startConversation;
    private final TextArea composer = Reach.leftByTab(new TextArea());
    private final LaterBar later;
    private final ListView<Bubble> list = new ListView<>();
    private final ListEnd end;

    /** @param startConversation lets the person name a new one */
    public MessagesView(MessagesViewModel model, Runnable startConversation) {
        this.model = model;
        this.startConversation = startConversation;
        this.words = model.desk().words();
        this.later = new LaterBar(model, moment -> {
            var _ = model.sendAt(moment);
        }, this::focusComposer);
        setId("messages");
        getStyleClass().addAll("page", "messages");
        buildList();
        end = ListEnd.keep(list);
        var empty = empty();
        var body = new StackPane(list, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        Follow.by(this).list(model.bubbles(), () -> Nodes.present(empty, model.bubbles().isEmpty()))
                .change(model.chosenProperty(), end::show);
        Nodes.present(empty, model.bubbles().isEmpty());
        var composing = new VBox(later, composer());
        Follow.by(this).value(model.chosenProperty(), chosen -> Nodes.present(composing, chosen != null));
        getChildren().setAll(new MessagesHead(model), body, composing);
    }

    public void focusComposer() {
        composer.requestFocus();
    }

    private void buildList() {
        list.setId("message-list");
        Nodes.takeRoom(list);
        list.setAccessibleText(words.of("messages.list.name"));
        list.setItems(model.bubbles());
        list.setCellFactory(_ -> new BubbleCell(model));
        model.heldProperty().bind(RowPress.on(list));
        RowFocus.keep(list, Bubble::id);
        BubbleKeys.on(list);
        list.getStyleClass().add("bubbles");
    }

    private HBox composer() {
        composer.setId("composer");
        composer.setAccessibleText(words.of("messages.composer.name"));
        composer.setPromptText(words.of("messages.composer.prompt"));
        composer.setPrefRowCount(2);
        composer.setWrapText(true);
        composer.textProperty().bindBidirectional(model.composerProperty());
        composer.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (SEND.match(key)) {
                send();
                key.consume();
            } else if (SEND_LATER.match(key) && !model.composerProperty().get().isBlank()) {
                later.open();
                key.consume();
            }
        });
        var delay = new PauseTransition(DRAFT_DELAY);
        delay.setOnFinished(_ -> save());
        composer.textProperty().addListener(_ -> {
            if (composer.isFocused()) {
                delay.play(); // does nothing while it runs: who types on and on would else have nothing saved
            }
        });
        // A conversation left in the middle of a word loses nothing either.
        composer.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                save();
            }
        });
        var send = Nodes.button("send", words.of("messages.send"), this::send, "accent");
        send.setGraphic(Nodes.icon(RemixiconMZ.SEND_PLANE_LINE));
        send.setMinWidth(USE_PREF_SIZE);
        Tip.on(send, words.of("messages.send.help"));
        send.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.chosenProperty().get() == null || model.composerProperty().get().isBlank(), model.chosenProperty(),
                model.composerProperty()));
        var sendLater = Nodes.iconButton("send-later", RemixiconMZ.TIME_LINE, words.of("messages.later.help"), later::open);
        sendLater.disableProperty().bind(send.disableProperty());
        HBox.setHgrow(composer, Priority.ALWAYS);
        var row = Nodes.row("composer-row", composer, sendLater, send);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    /** Failures are told by the view-model; a view has nothing to wait for. */
    private void send() {
        end.show();
        var _ = model.send();
    }

    private void save() {
        var _ = model.saveDraft();
    }

    /** Without a conversation it offers to start one; in an empty one, to write. */
    private VBox empty() {
        var title = Nodes.label("", "empty-title");
        var hint = Nodes.label("", "empty-hint");
        hint.setWrapText(true);
        var start = Nodes.button("messages-start", words.of("messages.none.start"), startConversation, "accent");
        var write = Nodes.button("messages-write", words.of("messages.empty.write"), this::focusComposer);
        Follow.by(title).value(model.chosenProperty(), chosen -> {
            title.setText(words.of(chosen == null ? "messages.none" : "messages.empty"));
            hint.setText(words.of(chosen == null ? "messages.none.hint" : "messages.empty.hint"));
            Nodes.present(start, chosen == null);
            Nodes.present(write, chosen != null);
        });
        var empty = new VBox(Nodes.icon(RemixiconAL.CHAT_4_LINE, "empty-icon"), title, hint, start, write);
        empty.setId("messages-empty");
        empty.getStyleClass().add("empty");
        return empty;
    }
}
