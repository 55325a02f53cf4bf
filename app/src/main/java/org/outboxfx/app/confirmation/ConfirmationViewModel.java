package org.outboxfx.app.confirmation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.outbox.Confirmation;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.outbox.Reason;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;

/**
 * What a person is asked before late work is sent, one change after the other: what was the case when it was written beside
 * what is now, and their answer. Used from the desk's executor only.
 */
public final class ConfirmationViewModel {

    /** Nobody answers more of them in one go. */
    private static final int MOST = 1_000;

    private final Desk desk;
    private final Consumer<OutboxEntry> discard;
    private final Refresh<Seen> refresh;
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private volatile @Nullable String askedId;
    private List<String> pending = List.of();

    /** @param question the one that is asked for; null if nobody is asked about it any more */
    private record Seen(List<String> pending, @Nullable Question question) {}

    /** @param discard takes an entry back, with a way to undo that */
    public ConfirmationViewModel(Desk desk, Consumer<OutboxEntry> discard) {
        this.desk = desk;
        this.discard = discard;
        this.refresh = new Refresh<>(desk.ui(), this::load, this::show, desk.notices()::trouble);
        desk.client().onEvent(event -> {
            if (askedId != null && (event instanceof ClientEvent.EntriesChanged || event instanceof ClientEvent.RecordsChanged)) {
                refresh.request();
            }
        });
        desk.words().onChange(this::refreshIfAsked);
    }

    // Properties

    /** What is asked; null while nothing is. */
    ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** True while an answer is being stored. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    Desk desk() {
        return desk;
    }

    // Commands

    /** Asks about an entry; does nothing if nobody needs to be asked about it. */
    public void ask(OutboxEntry entry) {
        ask(entry.opId());
    }

    void dismiss() {
        askedId = null;
        question.set(null);
    }

    void next() {
        step(1);
    }

    void previous() {
        step(-1);
    }

    /** It is to be sent. */
    void confirm() {
        answer("confirm.said.CONFIRMED", asked -> desk.client().confirmations().confirm(asked.entry().opId()));
    }

    /**
     * Something else is to be sent in its place.
     *
     * @param texts what the fields that can be typed are to hold, by field
     */
    void edit(Map<String, String> texts) {
        answer("confirm.said.EDITED",
                asked -> desk.client().confirmations().edit(asked.entry().opId(), edited(asked.entry(), texts)));
    }

    /** It is not to be sent. */
    void discard() {
        Question asked = question.get();
        if (asked != null) {
            goOn(asked.entry().opId());
            discard.accept(asked.entry());
        }
    }

    private static Change edited(OutboxEntry entry, Map<String, String> texts) {
        var fields = new TreeMap<>(entry.fields());
        texts.forEach((field, text) -> fields.put(field, FieldValue.of(text)));
        List<String> dependsOn = entry.reason() == Reason.DEPENDENCY_CANCELLED ? List.of() : entry.content().dependsOn();
        return new Change(entry.key(), entry.kind(), fields, entry.content().impact(), entry.lane(), dependsOn, null);
    }

    private interface Answer {
        CompletableFuture<OutboxEntry> give(Question asked);
    }

    private void answer(String told, Answer answer) {
        Question asked = question.get();
        if (asked == null || busy.get()) {
            return;
        }
        busy.set(true);
        var _ = answer.give(asked).whenComplete((_, failure) -> desk.ui().execute(() -> {
            busy.set(false);
            if (failure != null) {
                desk.notices().trouble(failure);
                refreshIfAsked();
            } else {
                goOn(asked.entry().opId());
                desk.notices().say(desk.words().of(told, asked.what()));
            }
        }));
    }

    /** To the one after an answered one; it is over after the last. */
    private void goOn(String answered) {
        int at = pending.indexOf(answered);
        String following = at >= 0 && at + 1 < pending.size()
                ? pending.get(at + 1)
                : at > 0 ? pending.getFirst() : null;
        if (following == null) {
            dismiss();
        } else {
            ask(following);
        }
    }

    private void step(int by) {
        int at = pending.indexOf(String.valueOf(askedId)) + by;
        if (at >= 0 && at < pending.size()) {
            ask(pending.get(at));
        }
    }

    private void ask(String opId) {
        askedId = opId;
        refresh.request();
    }

    // From the library to the screen

    private void refreshIfAsked() {
        if (askedId != null) {
            refresh.request();
        }
    }

    private CompletableFuture<Seen> load() {
        return desk.client().confirmations().pending(MOST).thenCompose(all -> {
            var opIds = all.stream().map(one -> one.entry().opId()).toList();
            int at = opIds.indexOf(String.valueOf(askedId));
            if (at < 0) {
                return CompletableFuture.completedFuture(new Seen(opIds, null));
            }
            Confirmation asked = all.get(at);
            return new Questions(desk).of(asked, new Question.Place(at + 1, all.size()))
                    .thenApply(question -> new Seen(opIds, question));
        });
    }

    private void show(Seen seen) {
        pending = seen.pending();
        String wanted = askedId;
        Question now = seen.question();
        if (wanted == null) {
            question.set(null);
        } else if (now != null && now.entry().opId().equals(wanted) && now.entry().state() == EntryState.NEEDS_CONFIRMATION) {
            question.set(now);
        } else if (!pending.contains(wanted)) {
            dismiss();
        }
    }
}
