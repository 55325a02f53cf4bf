package org.outboxfx.app.exchange;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VTodo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateDue;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.property.RawProperty;
import biweekly.property.Status;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.words.WordedException;

/**
 * Reads and writes the to-dos of iCalendar files (RFC 5545), as Thunderbird, Evolution and todoman make them.
 * Times of a zone are told in the person's own; our own are written without a zone, as they are meant.
 */
final class CalendarFile {

    /** Where the list is kept; other programs keep a calendar for each list, and name that. */
    private static final String LIST = "X-OUTBOXFX-LIST";
    private static final String CALENDAR_NAME = "X-WR-CALNAME";
    private static final Map<String, Integer> RANKS = Map.of("A", 1, "B", 5, "C", 9);

    private final CalendarRest rest = new CalendarRest();
    private final ZoneId zone;

    CalendarFile(ZoneId zone) {
        this.zone = zone;
    }

    List<TaskLine> read(byte[] file) {
        var found = new ArrayList<TaskLine>();
        var starts = new CalendarLines(file);
        try (var reader = new ICalReader(new ByteArrayInputStream(file), ICalVersion.V2_0)) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
            int todos = 0;
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                String name = text(calendar.getExperimentalProperty(CALENDAR_NAME));
                for (VTodo todo : calendar.getTodos()) {
                    read(todo, calendar, name, starts.ofTodo(todos++), found);
                }
                rest.of(calendar).forEach(kind -> found.add(new TaskLine.Remark(1, TaskLine.Fault.NO_PLACE, kind)));
                reader.getWarnings().stream().flatMap(warning -> starts.told(warning).stream()).forEach(found::add);
            }
        } catch (IOException e) {
            throw new WordedException("import.calendar.unreadable", e);
        }
        if (found.isEmpty() && !starts.isCalendar()) {
            found.add(new TaskLine.Malformed(1, TaskLine.Fault.NOT_ICALENDAR, TaskLine.shortened(starts.line(1))));
        }
        return found;
    }

    private void read(VTodo todo, ICalendar calendar, String calendarName, int line, List<TaskLine> into) {
        String title = text(todo.getSummary()).replaceAll("\\s+", " ").strip();
        if (title.isEmpty()) {
            into.add(new TaskLine.Malformed(line, TaskLine.Fault.NO_DESCRIPTION, "VTODO"));
            return;
        }
        String own = text(todo.getExperimentalProperty(LIST));
        var contexts = new ArrayList<String>();
        todo.getCategories().forEach(categories -> categories.getValues()
                .forEach(category -> contexts.add(category.strip().replaceAll("\\s+", "-"))));
        boolean done = isDone(todo);
        into.add(new TaskLine.Task(line, new FileTask(title, text(todo.getDescription()).strip(), done,
                due(todo.getDateDue(), calendar), priority(todo), own.isEmpty() ? calendarName : own, contexts,
                day(todo.getCreated() == null ? null : todo.getCreated().getValue()),
                done ? day(todo.getCompleted() == null ? null : todo.getCompleted().getValue()) : "")));
        remark(todo, title, line, into);
    }

    private void remark(VTodo todo, String title, int line, List<TaskLine> into) {
        if (todo.getRecurrenceRule() != null) {
            into.add(new TaskLine.Remark(line, TaskLine.Fault.REPEATS, TaskLine.shortened(title)));
        }
        if (isCancelled(todo)) {
            into.add(new TaskLine.Remark(line, TaskLine.Fault.CANCELLED, TaskLine.shortened(title)));
        }
        var left = rest.of(todo);
        if (!left.isEmpty()) {
            into.add(new TaskLine.Remark(line, TaskLine.Fault.NO_PLACE, String.join(", ", left)));
        }
    }

    private static boolean isDone(VTodo todo) {
        Status status = todo.getStatus();
        return todo.getCompleted() != null || (status != null && status.isCompleted()) || isCancelled(todo);
    }

    private static boolean isCancelled(VTodo todo) {
        return todo.getStatus() != null && todo.getStatus().isCancelled();
    }

    private static String priority(VTodo todo) {
        Integer rank = todo.getPriority() == null ? null : todo.getPriority().getValue();
        return rank == null || rank < 1 ? "" : rank < 5 ? "A" : rank == 5 ? "B" : "C";
    }

    private String due(@Nullable DateOrDateTimeProperty due, ICalendar calendar) {
        ICalDate value = due == null ? null : due.getValue();
        if (value == null) {
            return "";
        }
        DateTimeComponents raw = value.getRawComponents();
        if (raw != null && !value.hasTime()) {
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate()).toString();
        }
        if (raw != null && !raw.isUtc() && calendar.getTimezoneInfo().isFloating(due)) {
            return LocalDateTime.of(raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute()).toString();
        }
        var local = value.toInstant().atZone(zone).toLocalDateTime();
        return value.hasTime() ? local.truncatedTo(ChronoUnit.MINUTES).toString() : local.toLocalDate().toString();
    }

    private String day(@Nullable Date date) {
        return date == null ? "" : LocalDate.ofInstant(date.toInstant(), zone).toString();
    }

    byte[] write(List<FileTask> tasks) {
        var calendar = new ICalendar();
        calendar.setProductId("-//OutboxFX//Tasks//EN");
        tasks.forEach(task -> calendar.addTodo(todo(task, calendar)));
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go().getBytes(StandardCharsets.UTF_8);
    }

    private VTodo todo(FileTask task, ICalendar calendar) {
        var todo = new VTodo();
        if (!task.id().isEmpty()) {
            todo.setUid(task.id());
        }
        todo.setSummary(task.title());
        if (!task.notes().isEmpty()) {
            todo.setDescription(task.notes());
        }
        if (!task.priority().isEmpty()) {
            todo.setPriority(RANKS.getOrDefault(task.priority(), 9));
        }
        if (!task.contexts().isEmpty()) {
            todo.addCategories(task.contexts());
        }
        if (!task.list().isEmpty()) {
            todo.addExperimentalProperty(LIST, task.list());
        }
        DateDue due = due(task);
        if (due != null) {
            todo.setDateDue(due);
            calendar.getTimezoneInfo().setFloating(due, true);
        }
        Date created = noon(task.created());
        if (created != null) {
            todo.setCreated(created);
        }
        todo.setStatus(task.done() ? Status.completed() : Status.needsAction());
        if (task.done()) {
            Date completed = noon(task.completed());
            if (completed != null) {
                todo.setCompleted(completed);
            }
            todo.setPercentComplete(100);
        }
        return todo;
    }

    /** Null if it is not due, or in words that no calendar has. */
    private static @Nullable DateDue due(FileTask task) {
        try {
            if (task.due().isEmpty()) {
                return null;
            }
            if (task.dueTime().isEmpty()) {
                LocalDate day = LocalDate.parse(task.due());
                return new DateDue(new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                        false));
            }
            LocalDateTime time = LocalDateTime.parse(task.due());
            return new DateDue(new ICalDate(new DateTimeComponents(time.getYear(), time.getMonthValue(), time.getDayOfMonth(),
                    time.getHour(), time.getMinute(), 0, false), true));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** We keep the day of these only; noon is on that day wherever it is read. */
    private @Nullable Date noon(String day) {
        try {
            return day.isEmpty() ? null : Date.from(LocalDate.parse(day).atTime(12, 0).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(@Nullable ICalProperty property) {
        return switch (property) {
            case TextProperty text when text.getValue() != null -> text.getValue();
            case RawProperty raw when raw.getValue() != null -> raw.getValue();
            case null, default -> "";
        };
    }
}
