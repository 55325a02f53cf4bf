package org.outboxfx.app.when;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;

/**
 * Finds a day in a line, in the words of one language: {@code tomorrow}, {@code fri}, {@code next week},
 * {@code in 3 days}, {@code 24 Dec}, {@code 24.12.}, {@code 2026-12-24}. A weekday is the next one after today; a date
 * without a year is the next one that is not past.
 */
public final class DayWords {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?");
    private static final Pattern DAY_OF_MONTH = Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int SHORTEST_PLAIN_ABBREVIATION = 3;

    private final LocalDate today;
    private final Words words;
    private final TimeWords times;

    public DayWords(LocalDate today, Words words, TimeWords times) {
        this.today = today;
        this.words = words;
        this.times = times;
    }

    /** The day that is said at this place of the line; null if there is none. */
    public @Nullable Found<LocalDate> at(List<String> line, int index) {
        if (is("tasks.add.on", lower(line, index))) {
            var said = said(line, index + 1);
            return said == null ? null : new Found<>(said.value(), said.words() + 1);
        }
        return said(line, index);
    }

    private @Nullable Found<LocalDate> said(List<String> line, int index) {
        String word = lower(line, index);
        if (is("tasks.add.today", word)) {
            return new Found<>(today, 1);
        }
        if (is("tasks.add.tomorrow", word)) {
            return new Found<>(today.plusDays(1), 1);
        }
        if (is("tasks.add.aftertomorrow", word)) {
            return new Found<>(today.plusDays(2), 1);
        }
        if (is("tasks.add.next", word)) {
            return next(lower(line, index + 1));
        }
        if (is("tasks.add.in", word)) {
            return later(lower(line, index + 1), lower(line, index + 2));
        }
        var date = date(word);
        if (date != null) {
            return new Found<>(date, 1);
        }
        var month = month(word, lower(line, index + 1));
        return month != null ? month : weekday(line, index);
    }

    private @Nullable Found<LocalDate> next(String what) {
        if (is("tasks.add.week", what)) {
            return new Found<>(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), 2);
        }
        return is("tasks.add.month", what) ? new Found<>(today.plusMonths(1).withDayOfMonth(1), 2) : null;
    }

    private @Nullable Found<LocalDate> later(String number, String unit) {
        if (!NUMBER.matcher(number).matches()) {
            return null;
        }
        int count = Integer.parseInt(number);
        Period period = is("tasks.add.day", unit)
                ? Period.ofDays(count)
                : is("tasks.add.week", unit)
                        ? Period.ofWeeks(count)
                        : is("tasks.add.month", unit) ? Period.ofMonths(count) : Period.ZERO;
        return period.isZero() ? null : new Found<>(today.plus(period), 3);
    }

    private @Nullable LocalDate date(String word) {
        var dotted = DOTTED.matcher(word);
        try {
            if (ISO.matcher(word).matches()) {
                return LocalDate.parse(word);
            }
            if (!dotted.matches()) {
                return null;
            }
            int day = Integer.parseInt(dotted.group(1));
            int month = Integer.parseInt(dotted.group(2));
            return dotted.group(3) == null
                    ? notPast(month, day)
                    : LocalDate.of(Integer.parseInt(dotted.group(3)), month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code 24 Dec}, {@code 24. Dezember}, {@code Dec 24th}. */
    private @Nullable Found<LocalDate> month(String word, String next) {
        for (Month month : Month.values()) {
            boolean after = isNameOf(month, next);
            var day = DAY_OF_MONTH.matcher(after ? word : next);
            if ((after || isNameOf(month, word)) && day.matches()) {
                try {
                    return new Found<>(notPast(month.getValue(), Integer.parseInt(day.group(1))), 2);
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private LocalDate notPast(int month, int day) {
        LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isBefore(today) ? LocalDate.of(today.getYear() + 1, month, day) : thisYear;
    }

    private boolean isNameOf(Month month, String word) {
        String bare = withoutDot(word);
        return Stream.of(TextStyle.FULL, TextStyle.SHORT)
                .anyMatch(style -> withoutDot(month.getDisplayName(style, words.locale())).equalsIgnoreCase(bare));
    }

    /** An abbreviation counts only where nothing of the title follows: of "Buy sun cream" all is title. */
    private @Nullable Found<LocalDate> weekday(List<String> line, int index) {
        String word = lower(line, index);
        for (DayOfWeek day : DayOfWeek.values()) {
            var found = new Found<>(today.with(TemporalAdjusters.next(day)), 1);
            if (day.getDisplayName(TextStyle.FULL, words.locale()).equalsIgnoreCase(word)) {
                return found;
            }
            String abbreviation = withoutDot(day.getDisplayName(TextStyle.SHORT, words.locale()));
            if (abbreviation.equalsIgnoreCase(withoutDot(word)) && isMeant(line, index)) {
                return found;
            }
        }
        return null;
    }

    private boolean isMeant(List<String> line, int index) {
        if (times.at(line, index + 1) != null) {
            return true;
        }
        String word = line.get(index);
        boolean plain = word.length() >= SHORTEST_PLAIN_ABBREVIATION || Character.isUpperCase(word.charAt(0));
        return plain && (index + 1 == line.size() || "#@!".indexOf(line.get(index + 1).charAt(0)) >= 0);
    }

    private boolean is(String key, String word) {
        return !word.isEmpty() && several(words.of(key)).contains(word);
    }

    /** The words of a text that names several, with commas between. */
    static List<String> several(String text) {
        return List.of(text.split(","));
    }

    private static String withoutDot(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }

    private static String lower(List<String> line, int index) {
        return index < line.size() ? line.get(index).toLowerCase(Locale.ROOT) : "";
    }
}
