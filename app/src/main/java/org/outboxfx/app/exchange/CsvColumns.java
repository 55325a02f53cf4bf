package org.outboxfx.app.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Which column of a table holds what, by the names that programs give them in English and German. */
record CsvColumns(Map<String, Integer> byMeaning, Ranks ranks) {

    /** What numbers mean as priorities. */
    enum Ranks {
        /** From 1, the most urgent, to 4, which is none. */
        TODOIST,
        /** From 1 to 9, as in calendars; 0 is none. */
        CALENDAR
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

    /** Empty if no column holds a title. */
    static Optional<CsvColumns> of(List<String> headings) {
        var lower = headings.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        var byMeaning = new HashMap<String, Integer>();
        NAMES.forEach((meaning, names) -> names.stream().mapToInt(lower::indexOf).filter(index -> index >= 0).findFirst()
                .ifPresent(index -> byMeaning.put(meaning, index)));
        boolean todoist = lower.contains("content") && lower.contains("indent");
        return byMeaning.containsKey("title")
                ? Optional.of(new CsvColumns(Map.copyOf(byMeaning), todoist ? Ranks.TODOIST : Ranks.CALENDAR))
                : Optional.empty();
    }

    String text(CSVRecord row, String meaning) {
        Integer column = byMeaning.get(meaning);
        return column == null || column >= row.size() ? "" : row.get(column).strip();
    }
}
