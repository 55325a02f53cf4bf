package org.outboxfx.app.messages;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.ListPatch;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * The chosen conversation, its composer and drafts. A draft is saved a moment after each keystroke by
 * {@link #saveDraft()}, keeps its message's key until it is sent, and is back after a restart. Used from the desk's
 * executor only.
 */
public final class MessagesViewModel {

    private final Desk desk;
    private final Supplier<Duration> undoWindow;
    private final Refresh<MessageBook> refresh;
    private final ObservableList<Conversation> conversations = FXCollections.observableArrayList();
    private final ObservableList<Bubble> bubbles = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final StringProperty composer = new SimpleStringProperty("");
    /** What is being typed here, by conversation: newer than what the library last told. */
    private final Map<String, Draft> typed = new HashMap<>();
    private MessageBook book = MessageBook.EMPTY;

    /** @param undoWindow how long a message that is sent now can be taken back */
    public MessagesViewModel(Desk desk, Supplier<Duration> undoWindow) {
        this.desk = desk;
        this.undoWindow = undoWindow;
        this.refresh = new Refresh<>(desk.ui(), () -> MessageBook.load(desk), this::show, desk.notices()::trouble);
        chosen.addListener((_, _, now) -> changeConversation(now));
        desk.client().onEvent(this::react);
        desk.words().onChange(refresh::request);
        refresh.request();
    }

    // Properties

    public ObservableList<Conversation> conversations() {
        return conversations;
    }

    ObservableList<Bubble> bubbles() {
        return bubbles;
    }

    /** The id of the conversation that is shown; null for none. */
    public ObjectProperty<@Nullable String> chosenProperty() {
        return chosen;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What is being typed; bound to the text field. */
    public StringProperty composerProperty() {
        return composer;
    }

    Desk desk() {
        return desk;
    }

    // Commands

    public void addConversation(String name) {
        if (name.isBlank()) {
            return;
        }
        String id = OutboxClient.newId();
        var _ = watch(desk.client().submit(Change.put(new RecordKey(MessageBook.CONVERSATION, id),
                Map.of("title", FieldValue.of(name.strip()), "position", FieldValue.of(id)))));
        chosen.set(id);
    }

    /** Writes what is typed to disk; an emptied composer discards its draft. */
    public CompletableFuture<?> saveDraft() {
        String conversation = chosen.get();
        if (conversation == null) {
            return CompletableFuture.completedFuture(null);
        }
        String body = composer.get();
        Draft known = draftOf(conversation);
        if (body.isBlank()) {
            typed.remove(conversation);
            if (known == null) {
                return CompletableFuture.completedFuture(null);
            }
            return watch(desk.client().discardDraft(known.key()));
        }
        if (known != null && known.body().equals(body)) {
            return CompletableFuture.completedFuture(null);
        }
        var key = known == null ? new RecordKey(MessageBook.MESSAGE, OutboxClient.newId()) : known.key();
        var draft = new Draft(key, conversation, body);
        typed.put(conversation, draft);
        return watch(desk.client().saveDraft(change(draft)));
    }

    /**
     * Sends what is typed, after the undo window.
     *
     * @return completes when the message is safe on this device's disk
     */
    public CompletableFuture<?> send() {
        String conversation = chosen.get();
        if (conversation == null || composer.get().isBlank()) {
            return CompletableFuture.completedFuture(null);
        }
        composer.set(composer.get().strip());
        var known = draftOf(conversation);
        var draft = new Draft(known == null ? new RecordKey(MessageBook.MESSAGE, OutboxClient.newId()) : known.key(),
                conversation, composer.get());
        typed.remove(conversation);
        book = book.withoutDraft(conversation);
        composer.set("");
        // Saved once more before it goes: the moment it was written is the moment it was sent off.
        return watch(
                desk.client().saveDraft(change(draft)).thenCompose(_ -> desk.client().sendDraft(draft.key(), undoWindow.get())));
    }

    /** Takes a message back that is still within its undo window, and puts its text into the composer again. */
    void undo(Bubble bubble) {
        String opId = bubble.heldOpId();
        if (opId == null) {
            return;
        }
        var _ = watch(desk.client().recall(opId)).thenRun(() -> desk.ui().execute(() -> {
            if (composer.get().isBlank()) {
                composer.set(bubble.body());
            }
        }));
    }

    private Change change(Draft draft) {
        return Change.send(draft.key(),
                Map.of("conversation", FieldValue.of(draft.conversation()), "body", FieldValue.of(draft.body()), "sender",
                        FieldValue.of(desk.person()), "written", FieldValue.of(desk.clock().instant().toString())));
    }

    private CompletableFuture<?> watch(CompletableFuture<?> written) {
        return written.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    private @Nullable Draft draftOf(String conversation) {
        Draft own = typed.get(conversation);
        return own == null ? book.drafts().get(conversation) : own;
    }

    private void changeConversation(@Nullable String now) {
        Draft draft = now == null ? null : draftOf(now);
        composer.set(draft == null ? "" : draft.body());
        display();
    }

    // From the library to the screen

    private void react(ClientEvent event) {
        if (event instanceof ClientEvent.RecordsChanged || event instanceof ClientEvent.EntriesChanged) {
            refresh.request();
        }
    }

    private void show(MessageBook loaded) {
        book = loaded;
        if (chosen.get() == null && !loaded.conversations().isEmpty()) {
            chosen.set(loaded.conversations().getFirst().id());
        }
        display();
    }

    private void display() {
        ListPatch.apply(conversations, book.conversations(), Conversation::id);
        ListPatch.apply(bubbles, book.in(chosen.get()), Bubble::id);
        title.set(book.conversations().stream().filter(one -> one.id().equals(chosen.get())).map(Conversation::title).findFirst()
                .orElse(""));
    }
}
