package org.outboxfx.app.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.desk.Position;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.record.RecordKey;

/**
 * The changes that bring a file's tasks in. A task that is already here, deleted ones aside, is left out, so that
 * importing a file twice adds nothing; a file that holds a task twice brings it in twice.
 */
public record ImportPlan(List<Change> changes, ImportReport report) {

    static ImportPlan of(String file, List<TaskLine> lines, List<Record> tasks, List<Record> lists, Instant now) {
        return new Planning(tasks, lists, now).plan(file, lines);
    }

    /** What makes two tasks the same. */
    private record Identity(String title, String list, String created, String due) {}

    private static final class Planning {

        private final Map<String, String> listsByName = new HashMap<>();
        private final Map<Identity, Integer> here = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private final Instant now;
        private int newLists;

        Planning(List<Record> tasks, List<Record> lists, Instant now) {
            this.now = now;
            lists.stream().filter(list -> !list.isDeleted())
                    .forEach(list -> listsByName.putIfAbsent(name(list.text("title", "")), list.key().id()));
            tasks.stream().filter(task -> !task.isDeleted())
                    .forEach(task -> here
                            .merge(new Identity(task.text("title", ""), task.text("list", ""), task.text("created", ""),
                                    task.text("due", "")), 1, Integer::sum));
        }

        ImportPlan plan(String file, List<TaskLine> lines) {
            int added = 0;
            int known = 0;
            var malformed = new ArrayList<TaskLine.Malformed>();
            var remarks = new ArrayList<TaskLine.Remark>();
            for (TaskLine line : lines) {
                switch (line) {
                    case TaskLine.Malformed fault -> malformed.add(fault);
                    case TaskLine.Remark remark -> remarks.add(remark);
                    case TaskLine.Task found when isHere(found.task()) -> known++;
                    case TaskLine.Task found -> {
                        changes.add(change(found.task(), added));
                        added++;
                    }
                }
            }
            return new ImportPlan(changes,
                    new ImportReport(file, ImportReport.Stage.PLANNED, added, known, newLists, malformed, remarks));
        }

        private boolean isHere(FileTask task) {
            String list = task.list().isEmpty() ? "" : listsByName.getOrDefault(name(task.list()), task.list());
            var identity = new Identity(task.title(), list, task.created(), task.due());
            Integer count = here.get(identity);
            if (count == null || count == 0) {
                return false;
            }
            here.put(identity, count - 1);
            return true;
        }

        private Change change(FileTask task, int number) {
            var fields = new TreeMap<String, FieldValue>();
            fields.put("title", FieldValue.of(task.title()));
            fields.put("position", FieldValue.of(Position.newest(now, number)));
            if (task.done()) {
                fields.put("done", FieldValue.of(true));
            }
            put(fields, "notes", task.notes());
            put(fields, "completed", task.completed());
            put(fields, "priority", task.priority());
            put(fields, "created", task.created());
            put(fields, "due", task.due());
            put(fields, "contexts", String.join(" ", task.contexts()));
            put(fields, "list", task.list().isEmpty() ? "" : list(task.list()));
            return Change.put(new RecordKey("task", OutboxClient.newId()), fields);
        }

        private String list(String project) {
            return listsByName.computeIfAbsent(name(project), _ -> {
                String id = OutboxClient.newId();
                newLists++;
                changes.add(Change.put(new RecordKey("list", id), Map.of("title", FieldValue.of(project), "position",
                        FieldValue.of(Position.last(now) + "-%06d".formatted(newLists)))));
                return id;
            });
        }

        /** todo.txt has no spaces in names of lists: {@code Field-work} is "Field work". */
        private static String name(String title) {
            return title.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        }

        private static void put(Map<String, FieldValue> fields, String name, String text) {
            if (!text.isEmpty()) {
                fields.put(name, FieldValue.of(text));
            }
        }
    }
}
