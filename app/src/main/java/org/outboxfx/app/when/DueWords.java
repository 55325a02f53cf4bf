package org.outboxfx.app.when;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.outboxfx.app.words.Words;

/** A due date in words: "Today 09:00", "Tomorrow", "Mon, 23 Nov". */
public final class DueWords {

    private static final int DAYS_NAMED_BY_WEEKDAY = 6;

    private DueWords() {}

    /** @param due a day or a day and a time, in ISO form; anything else is given back as it is */
    public static String of(String due, LocalDate today, Words words) {
        try {
            boolean timed = due.length() > 10;
            LocalDate day = LocalDate.parse(timed ? due.substring(0, 10) : due);
            String named = named(day, today, words);
            return timed
                    ? named + " " + LocalDateTime.parse(due).toLocalTime()
                            .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale()))
                    : named;
        } catch (DateTimeException e) {
            return due;
        }
    }

    private static String named(LocalDate day, LocalDate today, Words words) {
        long ahead = ChronoUnit.DAYS.between(today, day);
        if (ahead == 0) {
            return words.of("tasks.due.today");
        }
        if (ahead == 1) {
            return words.of("tasks.due.tomorrow");
        }
        if (ahead == -1) {
            return words.of("tasks.due.yesterday");
        }
        String pattern = ahead > 1 && ahead <= DAYS_NAMED_BY_WEEKDAY
                ? "EEEE"
                : day.getYear() == today.getYear() ? words.of("tasks.due.pattern.near") : words.of("tasks.due.pattern.far");
        return day.format(DateTimeFormatter.ofPattern(pattern, words.locale()));
    }
}
