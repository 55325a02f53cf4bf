package org.outboxfx.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column of a table holds what, by the names that programs give them in English and German.
 *
 * @param comments where Taskwarrior's annotations are
 * @param others the names of those that mean nothing here, by their place
 */
record CsvColumns(Map<String, Integer> byMeaning, List<Integer> comments, Map<Integer, String> others, Origin origin) {

    /** Whose words the columns are in, where they mean something of their own. */
    enum Origin {
        /** Priorities from 1, the most urgent, to 4, which is none; contexts in the title. */
        TODOIST,
        /** The priorities H, M and L; the description is the title. */
        TASKWARRIOR,
        /** Priorities in words, in letters, or from 1 to 9, as in calendars; 0 is none. */
        ANY
    }

    private static final Map<String, List<String>> NAMES = Map.of("title",
            List.of("title", "content", "summary", "task", "task name", "name", "subject", "titel", "aufgabe", "betreff"),
            "notes", List.of("notes", "description", "note", "body", "notizen", "beschreibung"),
            "done", List.of("done", "completed?", "status", "is completed", "complete", "erledigt"),
            "due", List.of("due", "date", "due date", "deadline", "fällig", "fälligkeit", "fällig am"),
            "priority", List.of("priority", "priorität"),
            "list", List.of("list", "project", "folder", "category", "liste", "projekt"),
            "contexts", List.of("contexts", "labels", "tags", "kontexte", "schlagwörter"),
            "created", List.of("created", "created at", "created date", "erstellt"),
            "completed", List.of("completed", "completed at", "completion date", "erledigt am"),
            "type", List.of("type"));
    private static final Map<String, String> OF_TASKWARRIOR = Map.of("description", "title", "entry", "created", "end",
            "completed");
    private static final Pattern COMMENT = Pattern.compile("annotations[./]\\d+[./]description");
    /** What programs count and name for themselves. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "uuid", "modified", "urgency", "mask", "imask", "rtype",
            "parent");

    /** Empty if no column holds a title. */
    static Optional<CsvColumns> of(List<String> headings) {
        var lower = headings.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        Origin origin = lower.containsAll(List.of("content", "indent"))
                ? Origin.TODOIST
                : lower.containsAll(List.of("description", "uuid", "urgency")) ? Origin.TASKWARRIOR : Origin.ANY;
        var byMeaning = new HashMap<String, Integer>();
        if (origin == Origin.TASKWARRIOR) {
            OF_TASKWARRIOR.forEach((name, meaning) -> put(byMeaning, meaning, lower.indexOf(name)));
        }
        NAMES.forEach((meaning, names) -> names.stream().mapToInt(lower::indexOf)
                .filter(index -> index >= 0 && !byMeaning.containsValue(index)).findFirst()
                .ifPresent(index -> byMeaning.putIfAbsent(meaning, index)));
        return byMeaning.containsKey("title")
                ? Optional.of(new CsvColumns(Map.copyOf(byMeaning), comments(lower), others(headings, lower, byMeaning), origin))
                : Optional.empty();
    }

    private static void put(Map<String, Integer> byMeaning, String meaning, int index) {
        if (index >= 0) {
            byMeaning.put(meaning, index);
        }
    }

    private static List<Integer> comments(List<String> names) {
        var found = new ArrayList<Integer>();
        for (int index = 0; index < names.size(); index++) {
            if (COMMENT.matcher(names.get(index)).matches()) {
                found.add(index);
            }
        }
        return List.copyOf(found);
    }

    private static Map<Integer, String> others(List<String> headings, List<String> names, Map<String, Integer> byMeaning) {
        var found = new HashMap<Integer, String>();
        for (int index = 0; index < names.size(); index++) {
            if (!byMeaning.containsValue(index) && !BOOKKEEPING.contains(names.get(index))
                    && !names.get(index).startsWith("annotations")) {
                String name = headings.get(index).strip();
                found.put(index, name.isEmpty() ? "#" + (index + 1) : name);
            }
        }
        return Map.copyOf(found);
    }

    String text(CSVRecord row, String meaning) {
        Integer column = byMeaning.get(meaning);
        return column == null ? "" : cell(row, column);
    }

    /** The notes and, on lines of their own, what was added to them. */
    String notes(CSVRecord row) {
        String added = comments.stream().map(column -> cell(row, column)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        String notes = text(row, "notes");
        return notes.isEmpty() || added.isEmpty() ? notes + added : notes + "\n\n" + added;
    }

    /** The names of those that mean nothing here and hold something in one of the rows. */
    List<String> filled(List<CSVRecord> rows) {
        return others.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(column -> rows.stream().anyMatch(row -> !cell(row, column.getKey()).isEmpty())).map(Map.Entry::getValue)
                .toList();
    }

    /** What stands in the columns of dates. */
    List<String> dates(List<CSVRecord> rows) {
        return rows.stream().flatMap(row -> Stream.of(text(row, "due"), text(row, "created"), text(row, "completed"))).toList();
    }

    private static String cell(CSVRecord row, int column) {
        return column >= row.size() ? "" : row.get(column).strip();
    }
}
