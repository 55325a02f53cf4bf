package org.outboxfx.app.exchange;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.component.VTodo;
import biweekly.io.scribe.ScribeIndex;
import biweekly.property.ICalProperty;
import biweekly.property.PercentComplete;
import biweekly.property.RawProperty;
import biweekly.property.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a calendar holds and a task of ours has no place for, by the names that iCalendar gives it. */
final class CalendarRest {

    /** Those that are read, and those that programs keep for themselves. */
    private static final Set<String> KNOWN = Set.of("SUMMARY", "DESCRIPTION", "DUE", "PRIORITY", "CATEGORIES", "CREATED",
            "COMPLETED", "RRULE", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "X-OUTBOXFX-LIST", "X-MOZ-GENERATION",
            "X-MOZ-LASTACK", "X-APPLE-SORT-ORDER");

    private final ScribeIndex names = new ScribeIndex();

    /** In the order of their names. */
    List<String> of(VTodo todo) {
        var properties = todo.getProperties().values().stream().filter(property -> !isKept(property)).map(this::name);
        return Stream.concat(properties, todo.getComponents().values().stream().map(this::name))
                .filter(name -> !KNOWN.contains(name)).distinct().sorted().toList();
    }

    /** Events, journals and the like. */
    List<String> of(ICalendar calendar) {
        return calendar.getComponents().values().stream().filter(component -> !(component instanceof VTodo)).map(this::name)
                .distinct().sorted().toList();
    }

    /** How far a task has come is known only where it has not begun or is at its end. */
    private static boolean isKept(ICalProperty property) {
        return switch (property) {
            case PercentComplete percent -> percent.getValue() == null || percent.getValue() % 100 == 0;
            case Status status -> status.isCompleted() || status.isNeedsAction() || status.isCancelled();
            default -> false;
        };
    }

    private String name(ICalProperty property) {
        return switch (property) {
            case RawProperty raw -> raw.getName();
            case Status status -> "STATUS:" + status.getValue();
            default -> names.getPropertyScribe(property).getPropertyName(ICalVersion.V2_0);
        };
    }

    private String name(ICalComponent component) {
        return names.getComponentScribe(component).getComponentName();
    }
}
