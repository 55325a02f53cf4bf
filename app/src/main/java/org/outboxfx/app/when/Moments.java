package org.outboxfx.app.when;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;

/** Reads a line that is a moment and nothing else: {@code tomorrow 9:00}, {@code Freitag um 14 Uhr}. Any thread. */
public final class Moments {

    /** When a day is named without a time. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private Moments() {}

    /**
     * The moment that is meant; empty if the line is none, or one that is past. A time alone is the next one of that time, a
     * day alone the morning of that day.
     */
    public static Optional<LocalDateTime> read(String text, LocalDateTime now, Words words) {
        var line = List.of(text.strip().split("\\s+"));
        var times = new TimeWords(words);
        var days = new DayWords(now.toLocalDate(), words, times);
        LocalDate day = null;
        LocalTime time = null;
        for (int at = 0; at < line.size();) {
            var foundDay = day == null ? days.at(line, at) : null;
            if (foundDay != null) {
                day = foundDay.value();
                at += foundDay.words();
                continue;
            }
            var foundTime = time == null ? times.at(line, at) : null;
            if (foundTime == null) {
                return Optional.empty();
            }
            time = foundTime.value();
            at += foundTime.words();
        }
        return Optional.of(joined(day, time, now)).filter(moment -> moment.isAfter(now));
    }

    private static LocalDateTime joined(@Nullable LocalDate day, @Nullable LocalTime time, LocalDateTime now) {
        if (day != null) {
            return day.atTime(time == null ? MORNING : time);
        }
        LocalDateTime today = now.toLocalDate().atTime(time == null ? MORNING : time);
        return today.isAfter(now) ? today : today.plusDays(1);
    }
}
