package org.outboxfx.testfx;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.outboxfx.OutboxClient;
import org.outboxfx.outbox.Stage;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/** A tiny program: notes, and how many of them still wait to be sent. */
final class NoteWindow extends VBox {

    private static final String NOTES = "task";

    private final OutboxClient client;
    private final TextField text = new TextField();
    private final ListView<String> notes = new ListView<>();
    private final Label waiting = new Label();

    NoteWindow(OutboxClient client) {
        this.client = client;
        text.setId("note-text");
        notes.setId("notes");
        waiting.setId("waiting");
        var add = new Button("Add");
        add.setId("note-add");
        add.setOnAction(_ -> add());
        getChildren().addAll(text, add, notes, waiting);
        client.onEvent(_ -> look());
        look();
    }

    private void add() {
        var note = new RecordKey(NOTES, OutboxClient.newId());
        client.submit(Change.put(note, Map.of("title", FieldValue.of(text.getText()))));
        text.clear();
    }

    /** Called on the library's threads: nothing here waits, and only the JavaFX thread touches the window. */
    private void look() {
        client.records(NOTES).thenAccept(records -> {
            List<String> titles = records.stream().map(each -> each.text("title")).filter(Objects::nonNull).toList();
            long queued = client.counts().getOrDefault(Stage.QUEUED, 0L);
            Platform.runLater(() -> {
                notes.getItems().setAll(titles);
                waiting.setText(queued + " waiting");
            });
        });
    }
}
