package org.outboxfx.app.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of a calendar file, to say where something stands in it. */
final class CalendarLines {

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

    boolean isCalendar() {
        return lines.stream().anyMatch(line -> line.strip().toUpperCase(Locale.ROOT).equals("BEGIN:VCALENDAR"));
    }
}
