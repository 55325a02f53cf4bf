package org.outboxfx.app.tasks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.outboxfx.app.fx.Refresh;

/**
 * Finds tasks while a search is being typed: with a letter more, only what was found with one less is looked through. Few are
 * looked through at once, within the frame that answers the key; very many on another thread. Used from the desk's executor
 * only.
 */
final class Finding {

    /** Up to here looking takes less than a quarter of a frame. */
    static final int AT_ONCE = 20_000;

    /** A question, and all tasks among which its answer is. */
    private record Question(TaskBook book, Search search, List<Task> among) {

        Answer answer() {
            return new Answer(book, search, TaskBook.those(among, search::finds));
        }
    }

    private record Answer(TaskBook book, Search search, List<Task> tasks) {

        boolean isFor(TaskBook now, Search wanted) {
            return now.equals(book) && wanted.equals(search);
        }

        /** Where the answer to another question is. */
        List<Task> among(TaskBook now, Search wanted) {
            return now.equals(book) && wanted.isWithin(search) ? tasks : now.tasks();
        }
    }

    private Answer last = new Answer(TaskBook.EMPTY, Search.of(""), List.of());
    private Question newest = new Question(last.book(), last.search(), List.of());
    private final Refresh<Answer> looking;

    /**
     * @param ui the desk's executor
     * @param aside where very many tasks are looked through
     * @param found called when that has ended: what was wanted last may be had then
     * @param trouble told why looking failed
     */
    Finding(Executor ui, Executor aside, Runnable found, Consumer<Throwable> trouble) {
        looking = new Refresh<>(ui, () -> CompletableFuture.supplyAsync(newest::answer, aside), answer -> {
            last = answer;
            found.run();
        }, trouble);
    }

    /** @return the tasks of a book that a search finds, in the book's order; nothing if they still have to be looked for */
    Optional<List<Task>> in(TaskBook now, Search wanted) {
        if (!last.isFor(now, wanted)) {
            var question = new Question(now, wanted, last.among(now, wanted));
            if (question.among().size() > AT_ONCE) {
                newest = question;
                looking.request();
                return Optional.empty();
            }
            last = question.answer();
        }
        return Optional.of(last.tasks());
    }
}
