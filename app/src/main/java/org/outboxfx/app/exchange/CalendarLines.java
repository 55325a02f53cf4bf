package org.outboxfx.app.exchange;

import biweekly.io.ParseWarning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a calendar file, to say where something stands in it. */
final class CalendarLines {

    /** The reader's numbers of what it warns of. */
    private static final int ZONE_BY_NAME = 37;
    private static final int ZONE_IN_FILE = 43;
    private static final Pattern NO_ZONE = Pattern.compile("^No VTIMEZONE component exists with an ID of \"([^\"]*)\"");

    private final List<String> lines;
    private final List<Integer> todos = new ArrayList<>();

    CalendarLines(byte[] file) {
        lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).strip().toUpperCase(Locale.ROOT).equals("BEGIN:VTODO")) {
                todos.add(index + 1);
            }
        }
    }

    /** @param index which of the to-dos, from 0 */
    int ofTodo(int index) {
        return index < todos.size() ? todos.get(index) : 1;
    }

    String line(@Nullable Integer number) {
        return number == null || number < 1 || number > lines.size() ? "" : lines.get(number - 1).strip();
    }

    /** What is said of a place that breaks the rules; nothing of a zone that is known by its name or told in the file. */
    Optional<TaskLine> told(ParseWarning warning) {
        return switch (warning.getCode()) {
            case ZONE_BY_NAME, ZONE_IN_FILE -> Optional.empty();
            case null, default -> {
                var zone = NO_ZONE.matcher(warning.getMessage());
                yield Optional.of(zone.find()
                        ? new TaskLine.Remark(first(zone.group(1)), TaskLine.Fault.NO_SUCH_ZONE,
                                TaskLine.shortened(zone.group(1)))
                        : broken(warning.getLineNumber()));
            }
        };
    }

    private TaskLine broken(@Nullable Integer number) {
        return new TaskLine.Remark(number == null ? 1 : number, TaskLine.Fault.NOT_ICALENDAR, TaskLine.shortened(line(number)));
    }

    private int first(String text) {
        int index = 0;
        while (index < lines.size() && !lines.get(index).contains(text)) {
            index++;
        }
        return index < lines.size() ? index + 1 : 1;
    }

    boolean isCalendar() {
        return lines.stream().anyMatch(line -> line.strip().toUpperCase(Locale.ROOT).equals("BEGIN:VCALENDAR"));
    }
}
