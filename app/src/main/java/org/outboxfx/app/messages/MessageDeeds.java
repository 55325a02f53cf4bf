package org.outboxfx.app.messages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Way;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * What can be done with conversations and messages. Sending is a step of the history like any other, as long as the
 * message is still here. Used from the desk's executor only.
 */
final class MessageDeeds {

    private static final int LONGEST_QUOTE = 40;

    private final Desk desk;
    private final Function<String, List<String>> members;
    private final Consumer<Draft> leaving;
    private final Consumer<Draft> backToComposer;

    /**
     * @param members who is in a conversation
     * @param leaving gets a message that is about to be sent
     * @param backToComposer gets the text of a message that was taken back, or could not be saved
     */
    MessageDeeds(Desk desk, Function<String, List<String>> members, Consumer<Draft> leaving, Consumer<Draft> backToComposer) {
        this.desk = desk;
        this.members = members;
        this.leaving = leaving;
        this.backToComposer = backToComposer;
    }

    /** @return the new conversation's id */
    String converse(String title, String members) {
        String id = OutboxClient.newId();
        desk.history().perform(() -> desk.words().of("deed.conversation.add", quoted(title)),
                List.of(MessageChanges.conversation(id, title, members, desk.person())));
        return id;
    }

    void setMembers(Conversation conversation, String members) {
        String wanted = Members.write(desk.person(), members);
        if (!Members.read(wanted).equals(conversation.members())) {
            desk.history().perform(() -> desk.words().of("deed.conversation.members", quoted(conversation.title())),
                    List.of(Change.put(new RecordKey(MessageBook.CONVERSATION, conversation.id()),
                            Map.of(Members.FIELD, FieldValue.of(wanted)))));
        }
    }

    /** The change that keeps or sends what is typed. */
    Change change(Draft draft) {
        return MessageChanges.message(draft.key(), draft.conversation(), draft.body(), members.apply(draft.conversation()),
                desk.person(), desk.clock().instant());
    }

    /**
     * Sends a draft after a time.
     *
     * @param hold asked each time it is sent, as it may be again
     * @return completes when it is safe on this device's disk
     */
    CompletableFuture<?> send(Draft draft, Supplier<Duration> hold) {
        leaving.accept(draft);
        CompletableFuture<Way> sent = sent(draft, hold);
        desk.history().add(() -> desk.words().of("deed.message", quoted(draft.body())), sent);
        return sent;
    }

    /** Takes a message back into the composer, whatever it waits for. */
    void takeBack(Draft draft, String opId) {
        watch(waiting(draft, opId).thenAcceptAsync(this::takeBack, desk.ui()));
    }

    /** The same. To undo it is to send it again, at its time if it had one; what is not sent unasked stays a draft. */
    void takeBack(OutboxEntry entry) {
        var draft = Draft.from(entry);
        CompletableFuture<Draft> back = takenBack(draft, entry.opId());
        switch (entry.state()) {
            case EXPIRED, NEEDS_CONFIRMATION -> watch(back);
            default -> desk.history().add(() -> desk.words().of("deed.message.back", quoted(draft.body())),
                    back.thenApply(now -> forth(now, () -> desk.timeUntil(entry))));
        }
    }

    /** Gives a message up, with an offer to undo that. If it may have arrived already, it is deleted there too. */
    void giveUp(Draft draft, String opId) {
        desk.withdraw(open(draft, opId).thenApply(found -> found.orElseThrow(MessageDeeds::isOnItsWay)),
                desk.words().of("delivery.what.message.plain", quoted(draft.body())));
    }

    void sendNow(String opId) {
        watch(desk.client().retry(opId));
    }

    private CompletableFuture<Way> sent(Draft draft, Supplier<Duration> hold) {
        // Saved once more before it goes: the moment it was written is the moment it was sent off.
        return desk.client().saveDraft(change(draft)).thenCompose(_ -> desk.client().sendDraft(draft.key(), hold.get()))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        desk.ui().execute(() -> backToComposer.accept(draft));
                    }
                })
                .thenApply(entry -> () -> takenBack(draft, entry.opId())
                        .<Optional<Way>>thenApply(back -> Optional.of(forth(back, hold)))
                        // On its way: there is nothing here any more that could be taken back.
                        .exceptionally(_ -> Optional.empty()));
    }

    private Way forth(Draft draft, Supplier<Duration> hold) {
        // What was written into it since is a draft of its own before the message is as it was.
        return () -> CompletableFuture.runAsync(() -> leaving.accept(draft), desk.ui()).thenCompose(_ -> sent(draft, hold))
                .thenApply(Optional::of);
    }

    /** One that is held or was rejected becomes a draft again; one that waits is cancelled, and its text becomes a new draft. */
    private CompletableFuture<Draft> takenBack(Draft draft, String opId) {
        return desk.client().recall(opId).thenApply(_ -> draft).exceptionallyCompose(_ -> cancelled(draft, opId))
                .thenApply(back -> {
                    desk.ui().execute(() -> backToComposer.accept(back));
                    return back;
                });
    }

    /** The text is a draft before it is no message any more: there is no moment at which it is nowhere. */
    private CompletableFuture<Draft> cancelled(Draft draft, String opId) {
        var back = new Draft(new RecordKey(MessageBook.MESSAGE, OutboxClient.newId()), draft.conversation(), draft.body());
        return waiting(draft, opId).thenCompose(_ -> desk.client().saveDraft(change(back)))
                .thenCompose(_ -> desk.client().cancel(opId).exceptionallyCompose(failure -> desk.client()
                        .discardDraft(back.key()).thenCompose(_ -> CompletableFuture.failedFuture(failure))))
                .thenApply(_ -> back);
    }

    private CompletableFuture<OutboxEntry> waiting(Draft draft, String opId) {
        return open(draft, opId).thenApply(found -> found
                .filter(entry -> Bubble.Hold.of(entry, desk.clock().instant()) != Bubble.Hold.ANSWER)
                .orElseThrow(MessageDeeds::isOnItsWay));
    }

    private CompletableFuture<Optional<OutboxEntry>> open(Draft draft, String opId) {
        return desk.client().open(draft.key())
                .thenApply(open -> open.stream().filter(entry -> entry.opId().equals(opId)).findFirst());
    }

    private static WordedException isOnItsWay() {
        return new WordedException("messages.on-its-way", null);
    }

    private void watch(CompletableFuture<?> done) {
        var _ = done.whenComplete((_, failure) -> {
            if (failure != null) {
                desk.ui().execute(() -> desk.notices().trouble(failure));
            }
        });
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
