package org.outboxfx.app.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the dates of one table as spreadsheets and Taskwarrior write them. Times of a zone are told in the person's own. Of
 * dates such as 12/04/2026 only the other ones of the table tell which number is the day; where none does, they are no dates.
 */
final class CsvDates {

    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})(?:[ T](\\d{1,2}):(\\d{2})(?::\\d{2}(?:[.,]\\d+)?)?(?: ?([AaPp])[Mm])?"
                    + "(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final DateTimeFormatter TASKWARRIOR = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT);
    private static final List<DateTimeFormatter> WORDS = List.of(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMM d uuuu", Locale.ENGLISH));

    /** Which number of 12/04/2026 is the day. */
    private enum Slashes {
        DAY_FIRST, MONTH_FIRST, UNKNOWN
    }

    private final ZoneId zone;
    private final Slashes slashes;

    /** @param all every date of the table, and whatever else stands in their columns */
    CsvDates(ZoneId zone, List<String> all) {
        this.zone = zone;
        boolean dayFirst = slashed(all).anyMatch(date -> number(date, 1) > 12);
        boolean monthFirst = slashed(all).anyMatch(date -> number(date, 3) > 12);
        slashes = dayFirst == monthFirst ? Slashes.UNKNOWN : dayFirst ? Slashes.DAY_FIRST : Slashes.MONTH_FIRST;
    }

    private static Stream<MatchResult> slashed(List<String> all) {
        return all.stream().map(NUMBERS::matcher).filter(date -> date.matches() && date.group(2).equals("/"))
                .filter(date -> date.group(1).length() < 3).map(date -> date.toMatchResult());
    }

    /** A day, or a day and a time; empty if it is neither. */
    String date(String text) {
        try {
            var numbers = NUMBERS.matcher(text);
            if (numbers.matches()) {
                return date(numbers.toMatchResult());
            }
            return text.matches("\\d{8}T\\d{6}Z") ? ofTaskwarrior(text) : inWords(text);
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** The day of it; empty if it is no date. */
    String day(String text) {
        String date = date(text);
        return date.length() > 10 ? date.substring(0, 10) : date;
    }

    private String date(MatchResult found) {
        LocalDate day = dayOf(found);
        if (found.group(5) == null) {
            return day.toString();
        }
        LocalDateTime time = day.atTime(LocalTime.of(hour(number(found, 5), found.group(7)), number(found, 6)));
        String offset = found.group(8);
        return offset == null ? time.toString() : here(time.toInstant(ZoneOffset.of(offset))).toString();
    }

    private LocalDate dayOf(MatchResult found) {
        int first = number(found, 1);
        int second = number(found, 3);
        int third = number(found, 4);
        if (found.group(1).length() == 4 && !found.group(2).equals(".")) {
            return LocalDate.of(first, second, third);
        }
        int year = found.group(4).length() == 2 ? 2000 + third : third;
        if (found.group(2).equals(".") || (found.group(2).equals("/") && slashes == Slashes.DAY_FIRST)) {
            return LocalDate.of(year, second, first);
        }
        if (found.group(2).equals("/") && slashes == Slashes.MONTH_FIRST) {
            return LocalDate.of(year, first, second);
        }
        throw new DateTimeException("Cannot tell day and month of " + found.group() + " apart");
    }

    private static int hour(int hour, String half) {
        return half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    /** Taskwarrior keeps a day as the instant at which it begins. */
    private String ofTaskwarrior(String text) {
        LocalDateTime time = here(TASKWARRIOR.parse(text, Instant::from));
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? time.toLocalDate().toString() : time.toString();
    }

    private LocalDateTime here(Instant time) {
        return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String inWords(String text) {
        for (DateTimeFormatter format : WORDS) {
            try {
                return LocalDate.parse(text, format).toString();
            } catch (DateTimeException e) {
                // The next format may know it.
            }
        }
        return "";
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
