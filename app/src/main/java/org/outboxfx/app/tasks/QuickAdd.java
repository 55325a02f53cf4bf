package org.outboxfx.app.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;

/**
 * What a person typed into the quick-add field, with its inline words taken out:
 * {@code Call Bob tomorrow 9:00 @work !high}. Words that mean nothing here stay in the title.
 *
 * @param due empty, a day, or a day and a time, as in a task's record
 */
record QuickAdd(String title, String due, String priority, List<String> contexts) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    static QuickAdd parse(String line, LocalDate today, Words words) {
        var title = new ArrayList<String>();
        var contexts = new ArrayList<String>();
        String priority = "";
        LocalDate day = null;
        LocalTime time = null;
        for (String word : line.strip().split("\\s+")) {
            LocalDate itsDay = day(word, today, words);
            LocalTime itsTime = time(word);
            String itsPriority = priority(word, words);
            if (itsDay != null && day == null) {
                day = itsDay;
            } else if (itsTime != null && time == null) {
                time = itsTime;
            } else if (!itsPriority.isEmpty() && priority.isEmpty()) {
                priority = itsPriority;
            } else if (word.length() > 1 && (word.startsWith("@") || word.startsWith("#"))) {
                contexts.add(word.substring(1));
            } else {
                title.add(word);
            }
        }
        return new QuickAdd(String.join(" ", title), due(day, time, today), priority, contexts);
    }

    private static String due(@Nullable LocalDate day, @Nullable LocalTime time, LocalDate today) {
        if (time != null) {
            return (day == null ? today : day).atTime(time).toString();
        }
        return day == null ? "" : day.toString();
    }

    private static @Nullable LocalDate day(String word, LocalDate today, Words words) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(words.of("tasks.add.today"))) {
            return today;
        }
        if (lower.equals(words.of("tasks.add.tomorrow"))) {
            return today.plusDays(1);
        }
        try {
            return DAY.matcher(word).matches() ? LocalDate.parse(word) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String word) {
        var parts = TIME.matcher(word);
        if (!parts.matches()) {
            return null;
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = Integer.parseInt(parts.group(2));
        return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
    }

    private static String priority(String word, Words words) {
        for (String letter : List.of("A", "B", "C")) {
            if (word.toLowerCase(Locale.ROOT).equals(words.of("tasks.add.priority." + letter))) {
                return letter;
            }
        }
        return "";
    }
}
