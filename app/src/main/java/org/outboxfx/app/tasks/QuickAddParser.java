package org.outboxfx.app.tasks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.when.DayWords;
import org.outboxfx.app.when.TimeWords;
import org.outboxfx.app.words.Words;

/** Reads a line of quick add from left to right; of each kind the first one counts, and a second one is title again. */
final class QuickAddParser {

    private static final List<String> PRIORITIES = List.of("A", "B", "C");

    private final List<String> line;
    private final LocalDate today;
    private final Words words;
    private final DayWords days;
    private final TimeWords times;
    private final List<String> title = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();
    private String priority = "";
    private String list = "";
    private @Nullable LocalDate day;
    private @Nullable LocalTime time;

    QuickAddParser(String line, LocalDate today, Words words) {
        this.line = List.of(line.strip().split("\\s+"));
        this.today = today;
        this.words = words;
        this.times = new TimeWords(words);
        this.days = new DayWords(today, words, times);
    }

    QuickAdd parse() {
        int at = 0;
        while (at < line.size()) {
            at += read(at);
        }
        return new QuickAdd(String.join(" ", title), due(), priority, contexts, list);
    }

    /** @return how many words were read */
    private int read(int at) {
        var foundDay = day == null ? days.at(line, at) : null;
        if (foundDay != null) {
            day = foundDay.value();
            return foundDay.words();
        }
        var foundTime = time == null ? times.at(line, at) : null;
        if (foundTime != null) {
            time = foundTime.value();
            return foundTime.words();
        }
        readOne(line.get(at));
        return 1;
    }

    private void readOne(String word) {
        String itsPriority = priority.isEmpty() ? priorityOf(word) : "";
        if (!itsPriority.isEmpty()) {
            priority = itsPriority;
        } else if (word.length() > 1 && word.startsWith("@")) {
            contexts.add(word.substring(1));
        } else if (word.length() > 1 && word.startsWith("#") && list.isEmpty()) {
            list = word.substring(1);
        } else {
            title.add(word.length() > 1 && word.startsWith("\\") ? word.substring(1) : word);
        }
    }

    private String due() {
        LocalDate itsDay = day;
        LocalTime itsTime = time;
        if (itsTime != null) {
            return (itsDay == null ? today : itsDay).atTime(itsTime).toString();
        }
        return itsDay == null ? "" : itsDay.toString();
    }

    private String priorityOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int rank = 0; rank < PRIORITIES.size(); rank++) {
            String letter = PRIORITIES.get(rank);
            if (lower.equals("!" + (rank + 1)) || lower.equals(words.of("tasks.add.priority." + letter))) {
                return letter;
            }
        }
        return "";
    }
}
