package org.outboxfx.app.messages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.record.RecordKey;

/**
 * Where messages are written: one draft for each conversation, which keeps its message's key until it is sent. A draft that is
 * not the one in here is never written over. Used from the desk's executor only.
 */
final class Composer {

    private final Function<Draft, CompletableFuture<?>> saving;
    private final Function<Draft, CompletableFuture<?>> discarding;
    private final StringProperty text = new SimpleStringProperty("");
    /** What is written here, by conversation: newer than what the library last told. */
    private final Map<String, Draft> written = new HashMap<>();
    /** What was sent or emptied here, and may for a moment still be told of as a draft: what is typed next is another message. */
    private final Set<RecordKey> gone = new HashSet<>();
    /** The drafts that the library last told of, by conversation. */
    private Map<String, Draft> kept = Map.of();
    private @Nullable String conversation;

    Composer(Function<Draft, CompletableFuture<?>> saving, Function<Draft, CompletableFuture<?>> discarding) {
        this.saving = saving;
        this.discarding = discarding;
    }

    /** What is being typed; bound to the text field. */
    StringProperty textProperty() {
        return text;
    }

    /** Shows the draft of another conversation; null for none. */
    void turnTo(@Nullable String now) {
        var _ = save();
        conversation = now;
        Draft own = now == null ? null : written.get(now);
        text.set(own == null ? "" : own.body());
        fill();
    }

    /** The library tells which drafts there are. */
    void follow(Map<String, Draft> drafts) {
        Map<String, Draft> before = kept;
        kept = drafts;
        before.values().stream().filter(draft -> drafts.values().stream().noneMatch(one -> one.key().equals(draft.key())))
                .filter(draft -> draft.equals(written.get(draft.conversation()))).forEach(this::drop);
        fill();
    }

    /** What is typed, to be sent; null if that is nothing. */
    @Nullable
    Draft toSend() {
        if (conversation == null || text.get().isBlank()) {
            return null;
        }
        text.set(text.get().strip());
        var draft = draft(conversation, text.get());
        written.put(conversation, draft);
        return draft;
    }

    /** Writes what is typed to disk; if it was emptied, its draft is discarded. */
    CompletableFuture<?> save() {
        Draft known = conversation == null ? null : written.get(conversation);
        if (conversation == null || (known == null ? text.get().isBlank() : known.body().equals(text.get()))) {
            return CompletableFuture.completedFuture(null);
        }
        if (known != null && text.get().isBlank()) {
            written.remove(conversation);
            gone.add(known.key());
            return discarding.apply(known);
        }
        var draft = draft(conversation, text.get());
        written.put(conversation, draft);
        return saving.apply(draft);
    }

    /** A draft goes: its text leaves. What was written since it came stays, as a draft of its own. */
    void leave(Draft draft) {
        gone.add(draft.key());
        drop(draft);
    }

    private void drop(Draft draft) {
        Draft own = written.get(draft.conversation());
        if (own == null || !own.key().equals(draft.key())) {
            return;
        }
        boolean shown = draft.conversation().equals(conversation);
        String rest = shown ? text.get() : own.body();
        written.remove(draft.conversation());
        if (!rest.isBlank() && !rest.equals(draft.body())) {
            var another = draft(draft.conversation(), rest);
            written.put(draft.conversation(), another);
            var _ = saving.apply(another);
        } else if (shown) {
            text.set("");
        }
    }

    /** Takes a text in again, if there is no other; a draft it is in any case. */
    void takeBack(Draft draft) {
        gone.remove(draft.key());
        if (draft.conversation().equals(conversation) && text.get().isBlank()) {
            written.put(draft.conversation(), draft);
            text.set(draft.body());
        }
    }

    /** Shows a draft that was kept if nothing else is here, once: who empties it means it to be empty. */
    private void fill() {
        Draft draft = conversation == null ? null : kept.get(conversation);
        if (draft != null && text.get().isBlank() && !written.containsKey(draft.conversation()) && !gone.contains(draft.key())) {
            written.put(draft.conversation(), draft);
            text.set(draft.body());
        }
    }

    private Draft draft(String of, String body) {
        Draft known = written.get(of);
        return new Draft(known == null ? new RecordKey(MessageBook.MESSAGE, OutboxClient.newId()) : known.key(), of, body);
    }
}
