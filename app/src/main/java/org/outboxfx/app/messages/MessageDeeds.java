package org.outboxfx.app.messages;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Way;
import org.outboxfx.app.words.WordedException;
import org.outboxfx.outbox.Stage;
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
     * @return completes when it is safe on this device's disk
     */
    CompletableFuture<?> send(Draft draft, Duration hold) {
        leaving.accept(draft);
        CompletableFuture<Way> sent = sent(draft, hold);
        desk.history().add(() -> desk.words().of("deed.message", quoted(draft.body())), sent);
        return sent;
    }

    /** Takes a message back into the composer, whatever it waits for. */
    void takeBack(Draft draft, String opId) {
        watch(takenBack(draft, opId));
    }

    /** Gives a message up. If it may have arrived already, it is deleted there too. */
    void giveUp(String opId) {
        watch(desk.client().cancel(opId));
    }

    void sendNow(String opId) {
        watch(desk.client().retry(opId));
    }

    private CompletableFuture<Way> sent(Draft draft, Duration hold) {
        // Saved once more before it goes: the moment it was written is the moment it was sent off.
        return desk.client().saveDraft(change(draft)).thenCompose(_ -> desk.client().sendDraft(draft.key(), hold))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        desk.ui().execute(() -> backToComposer.accept(draft));
                    }
                })
                .thenApply(entry -> () -> takenBack(draft, entry.opId())
                        .<Optional<Way>>thenApply(back -> Optional.of(() -> again(back, hold).thenApply(Optional::of)))
                        // On its way: there is nothing here any more that could be taken back.
                        .exceptionally(_ -> Optional.empty()));
    }

    private CompletableFuture<Way> again(Draft draft, Duration hold) {
        desk.ui().execute(() -> leaving.accept(draft));
        return sent(draft, hold);
    }

    /** One that is held becomes a draft again; one that waits is cancelled, and its text becomes a new draft. */
    private CompletableFuture<Draft> takenBack(Draft draft, String opId) {
        return desk.client().recall(opId).thenApply(_ -> draft).exceptionallyCompose(_ -> cancelled(draft, opId))
                .thenApply(back -> {
                    desk.ui().execute(() -> backToComposer.accept(back));
                    return back;
                });
    }

    private CompletableFuture<Draft> cancelled(Draft draft, String opId) {
        return desk.client().entries(Stage.QUEUED, MessageBook.MOST_WAITING, 0)
                .thenCombine(desk.client().entries(Stage.NEEDS_YOU, MessageBook.MOST_WAITING, 0),
                        (queued, stuck) -> Stream.concat(queued.stream(), stuck.stream())
                                .anyMatch(entry -> entry.opId().equals(opId)
                                        && Bubble.Hold.of(entry, desk.clock().instant()) != Bubble.Hold.ANSWER))
                .thenCompose(waits -> {
                    if (!waits) {
                        throw new WordedException("messages.on-its-way", null);
                    }
                    return desk.client().cancel(opId);
                }).thenCompose(_ -> {
                    var back = new Draft(new RecordKey(MessageBook.MESSAGE, OutboxClient.newId()), draft.conversation(),
                            draft.body());
                    return desk.client().saveDraft(change(back)).thenApply(_ -> back);
                });
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
