package org.outboxfx.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.outboxfx.ClientEvent;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.fx.Refresh;
import org.outboxfx.app.fx.Soon;
import org.outboxfx.record.Change;

/**
 * All tasks as they are now: what the disk has, followed as it changes, and over it what is on its way there. Used from the
 * desk's executor only.
 */
final class CurrentTasks {

    private final Desk desk;
    private final Runnable changed;
    private final TaskLoading loading;
    private final Refresh<TaskLoading.Loaded> refresh;
    private final Soon follow;
    private final Foresight foresight = new Foresight();
    private TaskBook onDisk = TaskBook.EMPTY;
    private TaskBook book = TaskBook.EMPTY;
    private Known known = Known.NONE;
    private final List<Runnable> waiting = new ArrayList<>();

    /** @param changed called after each change */
    CurrentTasks(Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
        this.loading = new TaskLoading(desk);
        this.refresh = new Refresh<>(desk.ui(), loading::load, this::show, desk.notices()::trouble);
        this.follow = new Soon(desk.later(), refresh::request);
    }

    /** Begins to load, and to follow. */
    void follow() {
        desk.client().onEvent(this::react);
        refresh.request();
    }

    TaskBook book() {
        return book;
    }

    Known known() {
        return known;
    }

    /** Does something that concerns every task: at once, or as soon as all are known. */
    void onceAllAreKnown(Runnable deed) {
        if (known == Known.ALL) {
            deed.run();
        } else {
            waiting.add(deed);
        }
    }

    /**
     * Shows what was just done as if it were on the disk.
     *
     * @param saved done once it is there; if it fails, what was foreseen is taken back
     */
    void foresee(List<Change> changes, CompletableFuture<?> saved) {
        var deed = foresight.begin(changes);
        look();
        var _ = saved.handleAsync((_, failure) -> {
            if (failure == null) {
                foresight.saved(deed, loading.next());
                follow.ask();
            } else {
                foresight.failed(deed);
                look();
            }
            return deed;
        }, desk.ui());
    }

    private void react(ClientEvent event) {
        if (loading.note(event)) {
            follow.ask();
        }
    }

    private void show(TaskLoading.Loaded loaded) {
        onDisk = loaded.book();
        known = loaded.known();
        foresight.loaded(loaded.number());
        look();
        if (known != Known.ALL) {
            follow.ask();
            return;
        }
        var due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    private void look() {
        var foreseen = foresight.over(onDisk, desk.today().toString());
        book = known == Known.ALL ? foreseen : foreseen.uncounted();
        changed.run();
    }
}
