package org.outboxfx.app.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.words.Words;
import org.outboxfx.record.Change;

/**
 * What was done in one window, to be undone and done again; everything a person changes goes through here. To undo is a
 * change like any other: it waits, is sent, and can itself be undone. The history lives as long as its window. Used from
 * the desk's executor only.
 */
public final class History {

    /** Older steps can no longer be undone. */
    static final int MOST_STEPS = 100;

    /** One thing that was done, in the person's words of the moment, and the way back from it. */
    private record Step(Supplier<String> name, Way back) {}

    private enum Direction {
        UNDO, REDO
    }

    private final OutboxClient client;
    private final Executor ui;
    private final Words words;
    private final Notices notices;
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    /** Steps follow each other: what is undone next is what was done last, however fast the keys are pressed. */
    private CompletableFuture<?> underway = CompletableFuture.completedFuture(null);

    public History(OutboxClient client, Executor ui, Words words, Notices notices) {
        this.client = client;
        this.ui = ui;
        this.words = words;
        this.notices = notices;
        words.onChange(this::nameNext);
    }

    // Properties

    /** What would be undone next, as the end of a sentence: "delete of 3 tasks"; empty if nothing. */
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /** What would be done again next; empty if nothing. */
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    // Commands

    /**
     * Submits changes as one step. A failure is told to the person.
     *
     * @param name what it is, as in {@link #undoNameProperty}; asked again when the language has changed
     */
    public void perform(Supplier<String> name, List<Change> changes) {
        if (!changes.isEmpty()) {
            add(name, submit(changes), null);
        }
    }

    /** As {@link #perform}, and says so with an offer to undo it: for what takes something away. */
    public void performAndTell(Supplier<String> name, String told, List<Change> changes) {
        if (!changes.isEmpty()) {
            add(name, submit(changes), told);
        }
    }

    /** Adds a step that is being done by other means. */
    public void add(Supplier<String> name, CompletableFuture<Way> back) {
        add(name, back, null);
    }

    /**
     * As above.
     *
     * @param told what is said once it is done, with an offer to undo it; null to say nothing
     */
    public void add(Supplier<String> name, CompletableFuture<Way> back, @Nullable String told) {
        CompletableFuture<?> added = back.handleAsync((way, failure) -> {
            if (failure != null) {
                notices.trouble(failure);
                return false;
            }
            var step = new Step(name, way);
            push(done, step);
            undone.clear();
            nameNext();
            if (told != null) {
                notices.offer(told, words.of("undo"), () -> undo(step));
            }
            return true;
        }, ui);
        underway = CompletableFuture.allOf(underway, added);
    }

    /** Submits changes, for a step that has more to it. */
    public CompletableFuture<Way> submit(List<Change> changes) {
        return client.submitReversibly(changes).thenApply(reversal -> Way.of(client, reversal));
    }

    public void undo() {
        take(Direction.UNDO);
    }

    public void redo() {
        take(Direction.REDO);
    }

    /** Undoes a step that may no longer be the last one. */
    private void undo(Step step) {
        if (done.remove(step)) {
            done.push(step);
            undo();
        }
    }

    private void take(Direction direction) {
        underway = underway.handle((_, _) -> direction).thenComposeAsync(this::takeNext, ui);
    }

    private CompletableFuture<?> takeNext(Direction direction) {
        var from = direction == Direction.UNDO ? done : undone;
        Step step = from.poll();
        if (step == null) {
            return CompletableFuture.completedFuture(null);
        }
        nameNext();
        return step.back().take().handleAsync((forth, failure) -> {
            if (failure != null) {
                push(from, step);
                notices.trouble(failure);
            } else {
                arrive(direction, step.name(), forth);
            }
            nameNext();
            return direction;
        }, ui);
    }

    private void arrive(Direction direction, Supplier<String> name, Optional<Way> forth) {
        if (forth.isEmpty()) {
            notices.say(words.of("history.superseded", name.get()));
            return;
        }
        push(direction == Direction.UNDO ? undone : done, new Step(name, forth.get()));
        switch (direction) {
            case UNDO -> notices.offer(words.of("history.undone", name.get()), words.of("redo"), this::redo);
            case REDO -> notices.offer(words.of("history.redone", name.get()), words.of("undo"), this::undo);
        }
    }

    private static void push(Deque<Step> steps, Step step) {
        steps.push(step);
        if (steps.size() > MOST_STEPS) {
            steps.removeLast();
        }
    }

    private void nameNext() {
        undoName.set(done.isEmpty() ? "" : done.peek().name().get());
        redoName.set(undone.isEmpty() ? "" : undone.peek().name().get());
    }
}
