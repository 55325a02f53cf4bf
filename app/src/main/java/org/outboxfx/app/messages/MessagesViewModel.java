package org.outboxfx.app.messages;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.PatchedList;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.when.Moments;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.RecordKey;

/**
 * The chosen conversation, its composer and drafts. A draft is saved a moment after each keystroke by
 * {@link #saveDraft()}, keeps its message's key until it is sent, and is back after a restart. Used from the desk's
 * executor only.
 */
public final class MessagesViewModel {

    private final Desk desk;
    private final Supplier<Duration> undoWindow;
    private final ReadPositions positions;
    private final MessageDeeds deeds;
    private final Refresh<MessageBook> refresh;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper members = new ReadOnlyStringWrapper("");
    private final PatchedList<Conversation> conversations = new PatchedList<>(Conversation::id);
    private final PatchedList<Bubble> bubbles = new PatchedList<>(Bubble::id);
    private final ObjectProperty<@Nullable String> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Composer composer;
    private MessageBook book = MessageBook.EMPTY;

    /** @param undoWindow how long a message that is sent now can be taken back */
    public MessagesViewModel(Desk desk, Supplier<Duration> undoWindow, ReadPositions positions) {
        this.desk = desk;
        this.undoWindow = undoWindow;
        this.positions = positions;
        this.composer = new Composer(this::keep, draft -> watch(desk.client().discardDraft(draft.key())));
        this.deeds = new MessageDeeds(desk, this::membersOf, composer::leave, composer::takeBack);
        this.refresh = new Refresh<>(desk.ui(), () -> MessageBook.load(desk, positions), this::show, desk.notices()::trouble);
        looking.addListener(_ -> noteRead());
        held.addListener(_ -> display());
        chosen.addListener((_, _, now) -> {
            composer.turnTo(now);
            display();
        });
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

    /** True while a message is pressed: all stay where they are then, whatever arrives. */
    BooleanProperty heldProperty() {
        return held;
    }

    /** The id of the conversation that is shown; null for none. */
    public ObjectProperty<@Nullable String> chosenProperty() {
        return chosen;
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The names of those in it, with commas between. */
    ReadOnlyStringProperty membersProperty() {
        return members.getReadOnlyProperty();
    }

    /** True while a person has the messages before them; what is shown then is read. */
    public BooleanProperty lookingProperty() {
        return looking;
    }

    /** What is being typed; bound to the text field. */
    public StringProperty composerProperty() {
        return composer.textProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Starts a conversation; names behind a colon are its members: {@code Field team: Ann, Jonas}. */
    public void addConversation(String line) {
        int colon = line.indexOf(':');
        String name = (colon < 0 ? line : line.substring(0, colon)).strip();
        if (!name.isEmpty()) {
            chosen.set(deeds.converse(name, colon < 0 ? "" : line.substring(colon + 1)));
        }
    }

    void setMembers(String members) {
        conversation().ifPresent(conversation -> deeds.setMembers(conversation, members));
    }

    /** The one that is shown. */
    Optional<Conversation> conversation() {
        return book.conversations().stream().filter(one -> one.id().equals(chosen.get())).findFirst();
    }

    private List<String> membersOf(String id) {
        return book.conversations().stream().filter(one -> one.id().equals(id)).findFirst().map(Conversation::members)
                .orElse(List.of());
    }

    /** Writes what is typed to disk; an emptied composer discards its draft. */
    public CompletableFuture<?> saveDraft() {
        return composer.save();
    }

    private CompletableFuture<?> keep(Draft draft) {
        return watch(desk.client().saveDraft(deeds.change(draft)));
    }

    /**
     * Sends what is typed, after the undo window.
     *
     * @return completes when the message is safe on this device's disk
     */
    public CompletableFuture<?> send() {
        return send(undoWindow);
    }

    /**
     * Sends what is typed, but not before a moment.
     *
     * @return as {@link #send}
     */
    CompletableFuture<?> sendAt(LocalDateTime moment) {
        return send(() -> {
            Duration left = Duration.between(desk.clock().instant(), moment.atZone(desk.zone()));
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /** The moment that a line means; empty if it means none that is to come. */
    Optional<LocalDateTime> moment(String line) {
        return Moments.read(line, LocalDateTime.ofInstant(desk.clock().instant(), desk.zone()), desk.words());
    }

    private CompletableFuture<?> send(Supplier<Duration> hold) {
        Draft draft = composer.toSend();
        return draft == null ? CompletableFuture.completedFuture(null) : deeds.send(draft, hold);
    }

    /** Takes a message back that waits here, and puts its text into the composer again. */
    void takeBack(Bubble bubble) {
        Bubble.Waiting waiting = bubble.waiting();
        if (waiting != null) {
            deeds.takeBack(draft(bubble), waiting.opId());
        }
    }

    /** The same of a message's entry. */
    public void takeBack(OutboxEntry entry) {
        deeds.takeBack(entry);
    }

    /** Gives a message up that waits here, with an offer to undo that. */
    void giveUp(Bubble bubble) {
        Bubble.Waiting waiting = bubble.waiting();
        if (waiting != null) {
            deeds.giveUp(draft(bubble), waiting.opId());
        }
    }

    private Draft draft(Bubble bubble) {
        return new Draft(new RecordKey(MessageBook.MESSAGE, bubble.id()), Objects.requireNonNullElse(chosen.get(), ""),
                bubble.body());
    }

    /** Everything that can be done with conversations and messages that are there. */
    MessageDeeds deeds() {
        return deeds;
    }

    private CompletableFuture<?> watch(CompletableFuture<?> written) {
        return written.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    // From the library to the screen

    private void react(ClientEvent event) {
        if (MessageBook.isTouchedBy(event)) {
            refresh.request();
        }
    }

    private void show(MessageBook loaded) {
        book = loaded;
        if (chosen.get() == null && !loaded.conversations().isEmpty()) {
            chosen.set(loaded.conversations().getFirst().id());
        }
        composer.follow(loaded.drafts());
        display();
    }

    private void display() {
        conversations.become(book.conversations());
        if (!held.get()) {
            bubbles.become(book.in(chosen.get()));
        }
        title.set(conversation().map(Conversation::title).orElse(""));
        members.set(conversation().map(one -> String.join(", ", one.members())).orElse(""));
        noteRead();
    }

    private void noteRead() {
        String newest = chosen.get() == null ? null : book.newest().get(chosen.get());
        boolean unread = conversation().map(one -> one.unread() > 0).orElse(false);
        if (looking.get() && unread && newest != null) {
            var _ = watch(positions.save(Objects.requireNonNull(chosen.get()), newest)).thenRun(refresh::request);
        }
    }
}
