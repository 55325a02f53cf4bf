package org.outboxfx.app.when;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.Words;

/** Finds the time of day in a line: {@code 9:00}, {@code at 9}, {@code 2:30pm}, {@code 14 Uhr}, {@code noon}. */
public final class TimeWords {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");
    private static final Pattern HALF_OF_DAY = Pattern.compile("(\\d{1,2})(?::(\\d{2}))?(am|pm)");
    private static final int HOURS_OF_HALF_A_DAY = 12;

    private final List<String> at;
    private final List<String> oClock;
    private final List<String> noon;
    private final boolean halves;

    public TimeWords(Words words) {
        this.at = DayWords.several(words.of("tasks.add.at"));
        this.oClock = DayWords.several(words.of("tasks.add.oclock"));
        this.noon = DayWords.several(words.of("tasks.add.noon"));
        this.halves = words.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** The time that is said at this place of the line; null if there is none. */
    public @Nullable Found<LocalTime> at(List<String> line, int index) {
        String word = lower(line, index);
        if (at.contains(word)) {
            var said = said(line, index + 1);
            var bare = said == null ? hour(lower(line, index + 1)) : null;
            return said != null ? new Found<>(said.value(), said.words() + 1) : bare == null ? null : new Found<>(bare, 2);
        }
        return said(line, index);
    }

    /** A time in a field of its own, where a bare hour can mean nothing else; null if it is none. */
    public @Nullable LocalTime alone(String text) {
        var line = List.of(text.strip().split("\\s+"));
        var found = at(line, 0);
        if (found != null && found.words() == line.size()) {
            return found.value();
        }
        return line.size() == 1 ? hour(line.getFirst()) : null;
    }

    private @Nullable Found<LocalTime> said(List<String> line, int index) {
        String word = lower(line, index);
        String next = lower(line, index + 1);
        if (noon.contains(word)) {
            return new Found<>(LocalTime.NOON, 1);
        }
        if (oClock.contains(next)) {
            var named = HOUR.matcher(word).matches() ? hour(word) : clock(word);
            return named == null ? null : new Found<>(named, 2);
        }
        if (halves && (next.equals("am") || next.equals("pm"))) {
            var half = half(word + next);
            return half == null ? null : new Found<>(half, 2);
        }
        var half = halves ? half(word) : null;
        var clock = half != null ? half : word.contains(":") ? clock(word) : null;
        return clock == null ? null : new Found<>(clock, 1);
    }

    private static @Nullable LocalTime half(String word) {
        var parts = HALF_OF_DAY.matcher(word);
        if (!parts.matches()) {
            return null;
        }
        int hour = Integer.parseInt(parts.group(1));
        if (hour < 1 || hour > HOURS_OF_HALF_A_DAY) {
            return null;
        }
        int afternoon = parts.group(3).equals("pm") ? HOURS_OF_HALF_A_DAY : 0;
        return of(hour % HOURS_OF_HALF_A_DAY + afternoon, parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
    }

    private static @Nullable LocalTime clock(String word) {
        var parts = CLOCK.matcher(word);
        return parts.matches() ? of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))) : null;
    }

    private static @Nullable LocalTime hour(String word) {
        return HOUR.matcher(word).matches() ? of(Integer.parseInt(word), 0) : null;
    }

    private static @Nullable LocalTime of(int hour, int minute) {
        return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
    }

    private static String lower(List<String> line, int index) {
        return index < line.size() ? line.get(index).toLowerCase(Locale.ROOT) : "";
    }
}
