package org.outboxfx.app.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Turns the rows of one table into tasks; of Todoist's, sections become lists and comments notes of the task above. */
final class CsvRows {

    private static final Set<String> YES = Set.of("yes", "true", "1", "x", "done", "completed", "ja", "wahr", "erledigt");
    private static final Set<String> HIGH = Set.of("high", "hoch", "a");
    private static final Set<String> MEDIUM = Set.of("medium", "normal", "mittel", "b");
    private static final Set<String> LOW = Set.of("low", "niedrig", "c");
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2})(?::\\d{2})?)?");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final List<DateTimeFormatter> OTHER_DATES = List.of(DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH), DateTimeFormatter.ofPattern("MMM d uuuu", Locale.ENGLISH));

    private final CsvColumns columns;
    private final List<TaskLine> found;
    private String section = "";

    CsvRows(CsvColumns columns, List<TaskLine> found) {
        this.columns = columns;
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
        var contexts = new ArrayList<>(words(columns.text(row, "contexts")));
        String dueText = columns.text(row, "due");
        String due = date(dueText);
        String list = columns.text(row, "list");
        String completed = day(columns.text(row, "completed"));
        boolean done = YES.contains(columns.text(row, "done").toLowerCase(Locale.ROOT));
        found.add(new TaskLine.Task(line, new FileTask(titleWithout(title, contexts), columns.text(row, "notes"), done, due,
                priority(columns.text(row, "priority")), list.isEmpty() ? section : list, contexts,
                day(columns.text(row, "created")), completed)));
        if (due.isEmpty() && !dueText.isEmpty()) {
            found.add(new TaskLine.Remark(line, TaskLine.Fault.DUE_NOT_A_DATE, TaskLine.shortened(dueText)));
        }
    }

    /** Takes the labels out that Todoist writes into the title; elsewhere an at sign is part of it. */
    private String titleWithout(String title, List<String> contexts) {
        if (columns.ranks() != CsvColumns.Ranks.TODOIST) {
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
        if (lower.matches("\\d")) {
            int rank = Integer.parseInt(lower);
            return columns.ranks() == CsvColumns.Ranks.TODOIST
                    ? List.of("", "A", "B", "C").get(rank < 4 ? rank : 0)
                    : rank == 0 ? "" : rank < 5 ? "A" : rank == 5 ? "B" : "C";
        }
        return HIGH.contains(lower)
                ? "A"
                : MEDIUM.contains(lower)
                        ? "B"
                        : LOW.contains(lower) ? "C" : LETTER.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** A day, or a day and a time; empty if it is neither. */
    private static String date(String text) {
        var iso = ISO.matcher(text);
        try {
            if (iso.matches()) {
                LocalDate day = LocalDate.parse(iso.group(1));
                return iso.group(2) == null ? day.toString() : LocalDateTime.parse(iso.group(1) + "T" + iso.group(2)).toString();
            }
        } catch (DateTimeException e) {
            return "";
        }
        for (DateTimeFormatter format : OTHER_DATES) {
            try {
                return LocalDate.parse(text, format).toString();
            } catch (DateTimeException e) {
                // The next format may know it.
            }
        }
        return "";
    }

    private static String day(String text) {
        String date = date(text);
        return date.length() > 10 ? date.substring(0, 10) : date;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.replace("@", "").split("[\\s,;]+"));
    }
}
