package org.outboxfx.app.tasks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.outboxfx.app.fx.Refresh;

/**
 * Finds the tasks that are to be seen. What was found is kept: of tasks that changed, only these are looked at; and while a
 * search is being typed, with a letter more, only what was found with one less. Few are searched at once, within the frame that
 * answers the key; very many on another thread. Used from the desk's executor only.
 */
final class Finding {

    /** Up to here a search takes less than a quarter of a frame. */
    static final int AT_ONCE = 20_000;

    /** A question, and all tasks among which its answer is. */
    private record Question(Sorted<Task> tasks, Look look, List<Task> among) {

        Answer answer() {
            return new Answer(tasks, look, look.among(among));
        }

        boolean takesLong() {
            return look instanceof Search && among.size() > AT_ONCE;
        }
    }

    private record Answer(Sorted<Task> tasks, Look look, List<Task> found) {

        /** The same looked for at another moment. */
        Optional<Answer> at(Sorted<Task> now) {
            return now.since(tasks).map(patch -> new Answer(now, look, patch.of(look::finds).on(found, Task.ORDER)));
        }

        /** Where the answer to another question is. */
        List<Task> among(Sorted<Task> now, Look wanted) {
            return now.equals(tasks) && wanted.isWithin(look) ? found : now.all();
        }
    }

    private Answer last = new Answer(TaskBook.EMPTY.sortedTasks(), Search.of(""), List.of());
    private Question newest = new Question(last.tasks(), last.look(), List.of());
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

    /** @return the tasks that a look finds, in their order; nothing if they still have to be looked for */
    Optional<List<Task>> in(Sorted<Task> now, Look wanted) {
        Optional<Answer> known = wanted.equals(last.look()) ? last.at(now) : Optional.empty();
        if (known.isEmpty()) {
            var question = new Question(now, wanted, last.among(now, wanted));
            if (question.takesLong()) {
                newest = question;
                looking.request();
                return Optional.empty();
            }
            known = Optional.of(question.answer());
        }
        last = known.get();
        return Optional.of(last.found());
    }
}
