package org.outboxfx.app.tasks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.app.desk.Position;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.RecordKey;

/**
 * What can be done to tasks. Each is one step of the history, however many tasks it is done to, and leaves those alone
 * that are already as wanted. Used from the desk's executor only.
 */
final class TaskDeeds {

    /** To do this to more tasks at once is asked again if it would be sent late. */
    private static final int MANY = 10;
    private static final int LONGEST_QUOTE = 40;

    /** Is told of what is being done. */
    interface Watcher {

        /** @param saved done once it is on the disk */
        void doing(List<Change> changes, CompletableFuture<?> saved);
    }

    private final Desk desk;
    private final Watcher watcher;

    TaskDeeds(Desk desk, Watcher watcher) {
        this.desk = desk;
        this.watcher = watcher;
    }

    /** Adds a task at the top; where it belongs and when it is due otherwise follows from what is looked at. */
    void add(QuickAdd parsed, String list, String due) {
        perform(parsed, List.of(task(parsed, list, due)));
    }

    /** Adds a task and, in the same step, the list that it names. */
    void addToNewList(QuickAdd parsed, ListDeeds lists, String due) {
        Change list = lists.made(parsed.list());
        perform(parsed, List.of(list, task(parsed, list.key().id(), due)));
    }

    private void perform(QuickAdd parsed, List<Change> changes) {
        perform(() -> desk.words().of("deed.task.add", quoted(parsed.title())), null, changes);
    }

    private Change task(QuickAdd parsed, String list, String due) {
        return TaskChanges.added(new RecordKey(Task.TYPE, OutboxClient.newId()), parsed, list, due, desk.today(),
                desk.clock().instant());
    }

    /** Ticks tasks off; if all of them are done, opens them again. */
    void toggleDone(List<Task> tasks) {
        boolean done = tasks.stream().anyMatch(task -> !task.done());
        var wanted = tasks.stream().filter(task -> task.done() != done).toList();
        perform(done ? "complete" : "reopen", wanted,
                _ -> done ? TaskChanges.done(desk.today()) : TaskChanges.reopened());
    }

    void rename(Task task, String title) {
        if (!title.isBlank() && !title.strip().equals(task.title())) {
            perform("rename", List.of(task), _ -> Map.of("title", FieldValue.of(title.strip())));
        }
    }

    void edit(Task task, TaskEdit edit) {
        var fields = edit.changesTo(task);
        if (!fields.isEmpty()) {
            perform("edit", List.of(task), _ -> fields);
        }
    }

    /** @param priority a letter; empty for none */
    void prioritize(List<Task> tasks, String priority) {
        perform("priority", tasks.stream().filter(task -> !task.priority().equals(priority)).toList(),
                _ -> Map.of("priority", clearedIfEmpty(priority)));
    }

    /** @param due a day, a day with a time, or empty for none */
    void due(List<Task> tasks, String due) {
        perform("due", tasks.stream().filter(task -> !task.due().equals(due)).toList(), _ -> Map.of("due", clearedIfEmpty(due)));
    }

    /** @param list the list's id; empty for the inbox */
    void file(List<Task> tasks, String list) {
        perform("list", tasks.stream().filter(task -> !task.list().equals(list)).toList(),
                _ -> Map.of("list", clearedIfEmpty(list)));
    }

    /** Puts tasks between two positions, in their order; empty ones mean the ends. */
    void place(List<Task> tasks, String above, String below) {
        var positions = new TreeMap<String, String>();
        String last = above;
        for (Task task : tasks) {
            last = Position.between(last, below);
            positions.put(task.id(), last);
        }
        perform("place", tasks, task -> Map.of("position", FieldValue.of(positions.get(task.id()))));
    }

    /** Deletes tasks and offers to undo it. */
    void delete(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        var impact = tasks.size() > MANY ? Change.Impact.HIGH : Change.Impact.LOW;
        var changes = tasks.stream().map(task -> Change.delete(task.key()).withImpact(impact)).toList();
        perform(name("delete", tasks), desk.words().of("tasks.deleted", tasks.size(), quoted(tasks.getFirst().title())), changes);
    }

    private void perform(String deed, List<Task> tasks, Function<Task, Map<String, FieldValue>> fields) {
        if (!tasks.isEmpty()) {
            var changes = tasks.stream().map(task -> Change.put(task.key(), fields.apply(task))).toList();
            perform(name(deed, tasks), null, changes);
        }
    }

    private void perform(Supplier<String> name, @Nullable String told, List<Change> changes) {
        var saved = desk.history().submit(changes);
        desk.history().add(name, saved, told);
        watcher.doing(changes, saved);
    }

    private Supplier<String> name(String deed, List<Task> tasks) {
        return () -> desk.words().of("deed.task." + deed, tasks.size(), quoted(tasks.getFirst().title()));
    }

    static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    private static FieldValue clearedIfEmpty(String text) {
        return FieldValue.of(text.isEmpty() ? null : text);
    }
}
