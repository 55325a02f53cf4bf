package org.outboxfx.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Turns the rows of one table into tasks; of Todoist's, sections become lists and comments notes of the task above. */
final class CsvRows {

    private static final Set<String> YES = Set.of("yes", "true", "1", "x", "done", "completed", "ja", "wahr", "erledigt");
    private static final Set<String> HIGH = Set.of("high", "hoch", "a");
    private static final Set<String> MEDIUM = Set.of("medium", "normal", "mittel", "b");
    private static final Set<String> LOW = Set.of("low", "niedrig", "c");
    private static final Set<String> NO_PRIORITY = Set.of("", "0", "4", "none", "keine");
    private static final Set<String> CANCELLED = Set.of("deleted", "cancelled", "canceled", "abgebrochen");
    private static final Map<String, String> OF_TASKWARRIOR = Map.of("H", "A", "M", "B", "L", "C");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    private final CsvColumns columns;
    private final CsvDates dates;
    private final List<TaskLine> found;
    private String section = "";

    CsvRows(CsvColumns columns, CsvDates dates, List<TaskLine> found) {
        this.columns = columns;
        this.dates = dates;
        this.found = found;
    }

    void read(CSVRecord row, int line) {
        String title = columns.text(row, "title").replaceAll("\\s+", " ");
        switch (columns.text(row, "type").toLowerCase(Locale.ROOT)) {
            case "section" -> section = title;
            case "note" -> addNote(columns.text(row, "title"));
            case "", "task" -> readTask(row, line, title);
            // Todoist's own settings of a view.
            default -> {
            }
        }
    }

    private void readTask(CSVRecord row, int line, String title) {
        if (title.isEmpty()) {
            boolean blank = row.stream().allMatch(String::isBlank);
            if (!blank) {
                found.add(new TaskLine.Malformed(line, TaskLine.Fault.NO_DESCRIPTION,
                        TaskLine.shortened(String.join(", ", row.toList()))));
            }
            return;
        }
        String state = columns.text(row, "done").toLowerCase(Locale.ROOT);
        if (columns.origin() == CsvColumns.Origin.TASKWARRIOR && state.equals("recurring")) {
            // Only the pattern of tasks that have rows of their own.
            found.add(new TaskLine.Remark(line, TaskLine.Fault.REPEATS, TaskLine.shortened(title)));
            return;
        }
        boolean cancelled = CANCELLED.contains(state);
        found.add(task(row, line, title, cancelled || YES.contains(state)));
        if (cancelled) {
            found.add(new TaskLine.Remark(line, TaskLine.Fault.CANCELLED, TaskLine.shortened(title)));
        }
        remark(row, line);
    }

    private TaskLine.Task task(CSVRecord row, int line, String title, boolean done) {
        var contexts = new ArrayList<>(words(columns.text(row, "contexts")));
        String list = columns.text(row, "list");
        return new TaskLine.Task(line, new FileTask(titleWithout(title, contexts), columns.notes(row), done,
                dates.date(columns.text(row, "due")), priority(columns.text(row, "priority")), list.isEmpty() ? section : list,
                contexts, dates.day(columns.text(row, "created")), dates.day(columns.text(row, "completed"))));
    }

    /** Says what stands in the row and is not understood. */
    private void remark(CSVRecord row, int line) {
        for (String column : List.of("due", "created", "completed")) {
            String text = columns.text(row, column);
            if (!text.isEmpty() && dates.date(text).isEmpty()) {
                found.add(new TaskLine.Remark(line, TaskLine.Fault.DUE_NOT_A_DATE, TaskLine.shortened(text)));
            }
        }
        String priority = columns.text(row, "priority");
        if (priority(priority).isEmpty() && !NO_PRIORITY.contains(priority.toLowerCase(Locale.ROOT))) {
            found.add(new TaskLine.Remark(line, TaskLine.Fault.NO_PLACE, TaskLine.shortened(priority)));
        }
    }

    /** Takes the labels out that Todoist writes into the title; elsewhere an at sign is part of it. */
    private String titleWithout(String title, List<String> contexts) {
        if (columns.origin() != CsvColumns.Origin.TODOIST) {
            return title;
        }
        var kept = new ArrayList<String>();
        for (String word : title.split(" ")) {
            if (word.length() > 1 && word.startsWith("@")) {
                contexts.add(word.substring(1));
            } else {
                kept.add(word);
            }
        }
        return kept.isEmpty() ? title : String.join(" ", kept);
    }

    private void addNote(String note) {
        for (int index = found.size() - 1; index >= 0 && !note.isEmpty(); index--) {
            if (found.get(index) instanceof TaskLine.Task(int line, FileTask task)) {
                String notes = task.notes().isEmpty() ? note : task.notes() + "\n\n" + note;
                found.set(index, new TaskLine.Task(line, new FileTask(task.title(), notes, task.done(), task.due(),
                        task.priority(), task.list(), task.contexts(), task.created(), task.completed())));
                return;
            }
        }
    }

    private String priority(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (columns.origin() == CsvColumns.Origin.TASKWARRIOR) {
            return OF_TASKWARRIOR.getOrDefault(text, "");
        }
        if (lower.matches("\\d")) {
            int rank = Integer.parseInt(lower);
            return columns.origin() == CsvColumns.Origin.TODOIST
                    ? List.of("", "A", "B", "C").get(rank < 4 ? rank : 0)
                    : rank == 0 ? "" : rank < 5 ? "A" : rank == 5 ? "B" : "C";
        }
        return HIGH.contains(lower)
                ? "A"
                : MEDIUM.contains(lower)
                        ? "B"
                        : LOW.contains(lower) ? "C" : LETTER.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : "";
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.replace("@", "").split("[\\s,;]+"));
    }
}
